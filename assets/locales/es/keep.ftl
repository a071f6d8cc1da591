# Backups.
audited-site-restored = Sitio restaurado desde una copia de seguridad
