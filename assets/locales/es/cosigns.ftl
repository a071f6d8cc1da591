cosigns-title = Quién más quiere saberlo
cosigns-link = Quién más quiere saberlo y quién cuenta
cosigns-lead = { $n ->
    [0] Por ahora no cuenta nadie.
    [one] Cuenta { $n } persona. Elija a quién no contar y mire quién corresponde a lo elegido.
    [many] Cuentan { $n } de personas. Elija a quién no contar y mire quién corresponde a lo elegido.
   *[other] Cuentan { $n } personas. Elija a quién no contar y mire quién corresponde a lo elegido.
}
cosigns-chosen = { $n ->
    [0] Nadie corresponde a lo elegido.
    [one] A lo elegido corresponde { $n } persona.
    [many] A lo elegido corresponden { $n } de personas.
   *[other] A lo elegido corresponden { $n } personas.
}
cosigns-told = Todo el mundo puede leer cuántas personas dejan de contar y por qué. Se avisa a quien preguntó, a las autoridades y a las personas afectadas; se puede deshacer.
cosigns-one = { $name } ({ $account }), { $when }
cosigns-people = Estas personas
cosigns-people-hint = Nombres de usuario separados por comas. Debe cumplirse todo lo que indique.
cosigns-from = Se sumaron desde
cosigns-to = Se sumaron antes de
cosigns-new = Cuentas nuevas
cosigns-new-hint = Cuentas que en ese momento tenían menos de estos días.
cosigns-why = Por qué
cosigns-why-hint = Todo el mundo lo lee. No dé nombres.
cosigns-preview = Ver de quién se trata
cosigns-remove = No contarlas
cosigns-removal = { $n ->
    [one] { $when }: { $n } persona, { $why }
    [many] { $when }: { $n } de personas, { $why }
   *[other] { $when }: { $n } personas, { $why }
}
cosigns-which = Fuera del recuento
cosigns-restore = Volver a contarlas
cosigns-restore-title = Volver a contar
cosign-uncounted = La moderación no cuenta que usted también quiere saberlo. El motivo está en el historial, más abajo. Si es un error, escriba a quienes moderan la comunidad.
step-cosign-removed = { $n ->
    [one] Deja de contar { $n } persona que quería saberlo
    [many] Dejan de contar { $n } de personas que querían saberlo
   *[other] Dejan de contar { $n } personas que querían saberlo
}
step-cosign-restored = { $n ->
    [one] Vuelve a contar { $n } persona que quiere saberlo
    [many] Vuelven a contar { $n } de personas que quieren saberlo
   *[other] Vuelven a contar { $n } personas que quieren saberlo
}
notice-cosign-removed = La moderación ya no cuenta que usted también quiere la respuesta a una pregunta. El motivo está en su historial. Si es un error, escriba a quienes moderan.
notice-cosign-restored = Vuelve a contar que usted también quiere la respuesta a una pregunta.
notice-cosigns-removed-own = Algunas de las personas que quieren la respuesta a su pregunta dejan de contar. El motivo está en su historial.
notice-cosigns-restored-own = Algunas de las personas que quieren la respuesta a su pregunta vuelven a contar.
notice-cosigns-removed-desk = { $name }: algunas de las personas que quieren una respuesta dejan de contar.
notice-cosigns-restored-desk = { $name }: algunas de las personas que quieren una respuesta vuelven a contar.
error-cosigns-many = Como máximo { $limit } nombres a la vez.
error-cosigns-at-once = Más de { $limit } personas cumplen esta elección. Elija un periodo más corto.
error-cosigns-none = Nadie corresponde a lo elegido.
error-cosigns-choose = Indique a quién se refiere: personas, un periodo o cuentas nuevas.
rule-cosign-address = Donde todos pueden leer, quien no tiene correo electrónico no cuenta entre quienes también quieren saberlo.
conflict-cosigns-moved = Ahora cumplen esta elección otras personas, o entretanto actuó alguien más. Vea a quiénes se refiere ahora y vuelva a enviarlo.
audited-cosigns-removed = Personas que querían saberlo, fuera del recuento
audited-cosigns-restored = Personas que quieren saberlo, contadas de nuevo
days-halted = { $name }: ahora nadie puede responder
step-clock-halted = { $office }: el plazo se detiene, porque nadie puede responder
step-clock-resumed = { $office }: el plazo vuelve a correr
rule-own-answer = La pregunta es suya: pásela a otra autoridad o deje que responda otra persona.
declared-delegate = De un delegado, en nombre del cargo
declared-substitute = Mías, como sustituto del titular
notice-question-desk-lifted = { $name }: una respuesta no va con retraso, porque el último día ha cambiado.
notice-question-own-lifted = { $name }: la respuesta a su pregunta no va con retraso, porque el último día ha cambiado.
notice-question-desk-recorded = { $name }: una pregunta se presentó oficialmente. A su lado figura un plazo legal.
notice-question-own-recorded = { $name }: su pregunta se presentó oficialmente. A su lado figura un plazo legal.
