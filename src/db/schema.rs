//! The tables as Diesel sees them. A test selects every column of each on both databases.
// Long: all tables stand on one page.

diesel::table! {
    event_head (id) {
        id -> Integer,
        seq -> BigInt,
        epoch -> BigInt,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        seq -> Nullable<BigInt>,
        kind -> Text,
        at -> BigInt,
        space_id -> Nullable<BigInt>,
        actor_id -> Nullable<BigInt>,
        run_id -> Nullable<BigInt>,
        clock_ms -> Nullable<BigInt>,
        topics -> Text,
        data -> Text,
    }
}

diesel::table! {
    event_topics (topic, seq) {
        topic -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    event_cursors (reader) {
        reader -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    deliveries (id) {
        id -> BigInt,
        state -> Text,
        class -> Text,
        kind -> Text,
        address -> Text,
        person_id -> Nullable<BigInt>,
        lang -> Text,
        letter -> Text,
        message_id -> Text,
        mime -> Nullable<Binary>,
        tries -> Integer,
        next_at -> BigInt,
        lease_until -> Nullable<BigInt>,
        expires_at -> Nullable<BigInt>,
        fault -> Nullable<Text>,
        created_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        domain -> Text,
    }
}

diesel::table! {
    jobs (id) {
        id -> BigInt,
        name -> Text,
        once -> Nullable<Text>,
        payload -> Text,
        state -> Text,
        run_at -> BigInt,
        lease_until -> Nullable<BigInt>,
        tries -> Integer,
        fault -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    idempotency (owner, key) {
        owner -> Text,
        key -> Text,
        body -> Binary,
        location -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    users (id) {
        id -> BigInt,
        name -> Text,
        name_key -> Text,
        display_name -> Text,
        about -> Text,
        email -> Nullable<Text>,
        email_key -> Nullable<Text>,
        confirmed_at -> Nullable<BigInt>,
        password -> Nullable<Text>,
        administrator -> Bool,
        trust -> SmallInt,
        state -> Text,
        lang -> Text,
        zone -> Text,
        theme -> Text,
        created_at -> BigInt,
        checked -> Bool,
        read_seconds -> Integer,
        read_at -> Nullable<BigInt>,
        skeleton -> Nullable<Text>,
        staff_since -> Nullable<BigInt>,
        official_since -> Nullable<BigInt>,
        shows_reading -> Bool,
    }
}

diesel::table! {
    factor_releases (user_id, by_id) {
        user_id -> BigInt,
        by_id -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    invites (id) {
        id -> BigInt,
        space_id -> BigInt,
        code -> Text,
        label -> Text,
        uses -> Integer,
        used -> Integer,
        created_by -> BigInt,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    intakes (thread_id) {
        thread_id -> BigInt,
        how -> Text,
        evidence -> Text,
        taken_by -> BigInt,
        taken_at -> BigInt,
        code -> Nullable<Binary>,
        expires_at -> BigInt,
        claimed_by -> Nullable<BigInt>,
        claimed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    intake_scans (thread_id) {
        thread_id -> BigInt,
        file -> Text,
        added_by -> BigInt,
        added_at -> BigInt,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    residents (space_id, user_id) {
        space_id -> BigInt,
        user_id -> BigInt,
        how -> Text,
        by_id -> BigInt,
        at -> BigInt,
        ended_at -> Nullable<BigInt>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    resident_letters (id) {
        id -> BigInt,
        space_id -> BigInt,
        label -> Text,
        lang -> Text,
        count -> Integer,
        made_by -> BigInt,
        made_at -> BigInt,
        expires_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    resident_codes (hash) {
        hash -> Binary,
        letters_id -> BigInt,
        n -> Integer,
        used_by -> Nullable<BigInt>,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    class_accounts (user_id) {
        user_id -> BigInt,
        invite_id -> BigInt,
        ends_at -> BigInt,
    }
}

diesel::table! {
    factors (user_id) {
        user_id -> BigInt,
        secret -> Text,
        confirmed_at -> Nullable<BigInt>,
        last_step -> BigInt,
    }
}

diesel::table! {
    recovery_codes (code_hash) {
        code_hash -> Binary,
        user_id -> BigInt,
    }
}

diesel::table! {
    counters (key) {
        key -> Text,
        count -> Integer,
        mark -> BigInt,
    }
}

diesel::table! {
    name_wishes (user_id) {
        user_id -> BigInt,
        name -> Nullable<Text>,
        name_key -> Nullable<Text>,
        skeleton -> Nullable<Text>,
        display_name -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    protected_names (words) {
        words -> Text,
        title -> Bool,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Binary,
        user_id -> BigInt,
        device -> Text,
        address -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
        proved_at -> BigInt,
        remembered -> Bool,
    }
}

diesel::table! {
    mailed_secrets (token_hash) {
        token_hash -> Binary,
        purpose -> Text,
        address -> Text,
        user_id -> Nullable<BigInt>,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    spaces (id) {
        id -> BigInt,
        slug -> Text,
        name -> Text,
        kind -> Text,
        aim -> Text,
        rules -> Text,
        rules_html -> Text,
        lang -> Text,
        members -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    space_slugs (slug) {
        slug -> Text,
        space_id -> BigInt,
    }
}

diesel::table! {
    forums (id) {
        id -> BigInt,
        space_id -> BigInt,
        parent_id -> Nullable<BigInt>,
        slug -> Text,
        name -> Text,
        about -> Text,
        position -> Integer,
        kinds -> Text,
        can_read -> Text,
        can_reply -> Text,
        can_start -> Text,
        can_moderate -> Text,
        archived -> Bool,
        threads -> BigInt,
        posts -> BigInt,
        last_post_at -> Nullable<BigInt>,
        no_reactions -> Bool,
    }
}

diesel::table! {
    memberships (space_id, user_id) {
        space_id -> BigInt,
        user_id -> BigInt,
        role -> Text,
        joined_at -> BigInt,
    }
}

diesel::table! {
    threads (id) {
        id -> BigInt,
        space_id -> BigInt,
        forum_id -> BigInt,
        kind -> Text,
        state -> Text,
        title -> Text,
        slug -> Text,
        lang -> Text,
        user_id -> BigInt,
        author_kind -> Text,
        author_id -> BigInt,
        created_at -> BigInt,
        last_post_at -> BigInt,
        last_author_id -> BigInt,
        last_n -> Integer,
        posts -> Integer,
        replies -> Integer,
        locked_at -> Nullable<BigInt>,
        locked_until -> Nullable<BigInt>,
        locked_by -> Nullable<BigInt>,
        lock_reason -> Nullable<Text>,
        pinned_until -> Nullable<BigInt>,
        moved_from -> Nullable<BigInt>,
        moved_at -> Nullable<BigInt>,
        moved_by -> Nullable<BigInt>,
        version -> BigInt,
        closes_at -> Nullable<BigInt>,
        settled_at -> Nullable<BigInt>,
        mail_space -> Nullable<Text>,
        mail_title -> Nullable<Text>,
    }
}

diesel::table! {
    posts (id) {
        id -> BigInt,
        thread_id -> BigInt,
        space_id -> BigInt,
        parent_id -> Nullable<BigInt>,
        n -> Nullable<Integer>,
        path -> Nullable<Text>,
        depth -> Integer,
        ordinal -> Integer,
        replies -> Integer,
        state -> Text,
        user_id -> BigInt,
        author_kind -> Text,
        author_id -> BigInt,
        lang -> Text,
        via -> Text,
        html -> Text,
        renderer -> Integer,
        revision -> Integer,
        created_at -> BigInt,
        edited_at -> Nullable<BigInt>,
        removed_at -> Nullable<BigInt>,
        removed_by -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        clause -> Nullable<Text>,
        note -> Nullable<Text>,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<BigInt>,
        agree -> Integer,
        thanks -> Integer,
        source_needed -> Integer,
    }
}

diesel::table! {
    revisions (post_id, number) {
        post_id -> BigInt,
        number -> Integer,
        source -> Text,
        text -> Text,
        editor_id -> BigInt,
        created_at -> BigInt,
        superseded_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    additions (id) {
        id -> BigInt,
        post_id -> BigInt,
        user_id -> BigInt,
        lang -> Text,
        source -> Text,
        text -> Text,
        html -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    descriptions (id) {
        id -> BigInt,
        post_id -> BigInt,
        file -> Text,
        user_id -> BigInt,
        text -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    reactions (post_id, user_id, kind) {
        post_id -> BigInt,
        user_id -> BigInt,
        kind -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    bookmarks (user_id, post_id) {
        user_id -> BigInt,
        post_id -> BigInt,
        note -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    quotes (quoted_id, post_id) {
        post_id -> BigInt,
        quoted_id -> BigInt,
    }
}

diesel::table! {
    files (name) {
        name -> Text,
        user_id -> BigInt,
        kind -> Text,
        title -> Text,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        size -> BigInt,
        created_at -> BigInt,
        gone_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    avatars (user_id) {
        user_id -> BigInt,
        file -> Text,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    post_files (file, post_id) {
        post_id -> BigInt,
        file -> Text,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    drafts (user_id, target) {
        user_id -> BigInt,
        target -> Text,
        title -> Text,
        body -> Text,
        lang -> Text,
        base -> Integer,
        version -> Integer,
        saved_at -> BigInt,
        tags -> Text,
        place -> Text,
        sources -> Text,
        offices -> Text,
    }
}

diesel::table! {
    held_texts (token_hash) {
        token_hash -> Binary,
        target -> Text,
        title -> Text,
        body -> Text,
        lang -> Text,
        base -> Integer,
        held_at -> BigInt,
        tags -> Text,
        place -> Text,
        sources -> Text,
        offices -> Text,
    }
}

diesel::table! {
    readings (user_id, thread_id) {
        user_id -> BigInt,
        thread_id -> BigInt,
        seen -> Text,
        seen_count -> Integer,
        base -> Text,
        view -> Nullable<Text>,
        read_at -> BigInt,
    }
}

diesel::table! {
    tags (id) {
        id -> BigInt,
        space_id -> BigInt,
        name -> Text,
        name_key -> Text,
        slug -> Text,
    }
}

diesel::table! {
    thread_tags (tag_id, thread_id) {
        thread_id -> BigInt,
        tag_id -> BigInt,
    }
}

diesel::table! {
    follows (id) {
        id -> BigInt,
        user_id -> BigInt,
        target -> Text,
        level -> Text,
    }
}

diesel::table! {
    notices (id) {
        id -> BigInt,
        seq -> BigInt,
        user_id -> BigInt,
        kind -> Text,
        fact -> Text,
        actor_id -> Nullable<BigInt>,
        thread_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
        count -> Integer,
        first_id -> Nullable<BigInt>,
        created_at -> BigInt,
        read_at -> Nullable<BigInt>,
        folded_at -> Nullable<BigInt>,
        mail_at -> Nullable<BigInt>,
        mail_late -> Bool,
        mailed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_prefs (user_id) {
        user_id -> BigInt,
        at_once -> Text,
        in_digest -> Text,
        budget -> Integer,
        evening -> Integer,
        quiet_from -> Nullable<Integer>,
        quiet_to -> Nullable<Integer>,
        rhythm -> Text,
        private_text -> Bool,
        stopped -> Bool,
        digest_at -> Nullable<BigInt>,
        changed_at -> BigInt,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> BigInt,
        user_id -> BigInt,
        name -> Text,
        token_hash -> Binary,
        scopes -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    audit_head (id) {
        id -> Integer,
        seq -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        at -> BigInt,
        actor_id -> Nullable<BigInt>,
        role -> Text,
        ip -> Text,
        action -> Text,
        object -> Text,
        about_id -> Nullable<BigInt>,
        before -> Text,
        after -> Text,
        reason -> Text,
        prev_hash -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    audit_keys (user_id) {
        user_id -> BigInt,
        key -> Binary,
    }
}

diesel::table! {
    suppressions (address) {
        address -> Text,
        reason -> Text,
        score -> Integer,
        since -> BigInt,
        last_at -> BigInt,
        retried_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_in (id) {
        id -> BigInt,
        state -> Text,
        message_id -> Text,
        person_id -> Nullable<BigInt>,
        recipient -> Text,
        sender -> Nullable<Text>,
        ip -> Text,
        helo -> Text,
        raw -> Nullable<Binary>,
        draft -> Text,
        token_hash -> Nullable<Binary>,
        post_id -> Nullable<BigInt>,
        tries -> Integer,
        next_at -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    blogs (forum_id) {
        forum_id -> BigInt,
        slug -> Text,
        owner_id -> Nullable<BigInt>,
        created_at -> BigInt,
        office_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    articles (thread_id) {
        thread_id -> BigInt,
        forum_id -> BigInt,
        state -> Text,
        publish_at -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        excerpt -> Text,
        beginning -> Text,
        words -> Integer,
        cover -> Nullable<Text>,
        comment_days -> Nullable<Integer>,
        series_id -> Nullable<BigInt>,
        series_n -> Nullable<Integer>,
    }
}

diesel::table! {
    article_authors (id) {
        id -> BigInt,
        thread_id -> BigInt,
        user_id -> BigInt,
        state -> Text,
        invited_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    series (id) {
        id -> BigInt,
        forum_id -> BigInt,
        title -> Text,
        about -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    newsletter_readers (id) {
        id -> BigInt,
        forum_id -> BigInt,
        user_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        address_key -> Nullable<Text>,
        lang -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    newsletter_issues (thread_id) {
        thread_id -> BigInt,
        forum_id -> BigInt,
        after_id -> BigInt,
        letters -> BigInt,
        begun_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    takeouts (user_id) {
        user_id -> BigInt,
        name -> Text,
        asked_at -> BigInt,
        next_at -> BigInt,
        ready_at -> Nullable<BigInt>,
        size -> BigInt,
    }
}

diesel::table! {
    offices (id) {
        id -> BigInt,
        space_id -> BigInt,
        slug -> Text,
        name -> Text,
        kind -> Text,
        area -> Text,
        parent_id -> Nullable<BigInt>,
        pack -> Text,
        zone -> Text,
        remit -> Text,
        channel -> Text,
        contact -> Text,
        escalation -> Text,
        intake -> Text,
        intake_note -> Text,
        state -> Text,
        successor_id -> Nullable<BigInt>,
        created_at -> BigInt,
        clocks -> BigInt,
    }
}

diesel::table! {
    terms (id) {
        id -> BigInt,
        office_id -> BigInt,
        user_id -> BigInt,
        how -> Text,
        from_day -> Text,
        to_day -> Nullable<Text>,
        cut -> Bool,
        stage -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    delegates (id) {
        id -> BigInt,
        office_id -> BigInt,
        term_id -> Nullable<BigInt>,
        user_id -> BigInt,
        hand -> Text,
        acting -> Bool,
        from_day -> Text,
        to_day -> Nullable<Text>,
        cut -> Bool,
        by_id -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    office_checks (id) {
        id -> BigInt,
        office_id -> BigInt,
        term_id -> Nullable<BigInt>,
        how -> Text,
        evidence -> Text,
        contact -> Text,
        by_id -> BigInt,
        at -> BigInt,
        withdrawn_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    office_settings (id) {
        id -> BigInt,
        space_id -> Nullable<BigInt>,
        office_id -> Nullable<BigInt>,
        key -> Text,
        value -> Text,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    questions (thread_id) {
        thread_id -> BigInt,
        space_id -> BigInt,
        state -> Text,
        version -> Integer,
        place -> Text,
        sources -> Text,
        unaddressed -> Bool,
        submitted_at -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        code -> Nullable<Text>,
        note -> Nullable<Text>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<BigInt>,
        duplicate_of -> Nullable<BigInt>,
        hidden_title -> Nullable<Text>,
        appeal -> Nullable<Text>,
        appealed_at -> Nullable<BigInt>,
        appeal_granted -> Nullable<Bool>,
        appeal_note -> Nullable<Text>,
        appeal_by -> Nullable<BigInt>,
        appeal_at -> Nullable<BigInt>,
        cosigns -> Integer,
        alert_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    addressees (id) {
        id -> BigInt,
        thread_id -> BigInt,
        office_id -> BigInt,
        state -> Text,
        closing -> Nullable<Text>,
        version -> Integer,
        from_id -> Nullable<BigInt>,
        hops -> Integer,
        changed_at -> BigInt,
        acknowledged_at -> Nullable<BigInt>,
        clarifications -> Integer,
        lapse_at -> Nullable<BigInt>,
        reopened -> Integer,
        refusing -> Nullable<Text>,
        before -> Nullable<Text>,
        answer_id -> Nullable<BigInt>,
        nudge_at -> Nullable<BigInt>,
        reminders -> Integer,
        reminded_at -> Nullable<BigInt>,
        followed -> Integer,
        responded -> Integer,
    }
}

diesel::table! {
    cycles (id) {
        id -> BigInt,
        addressee_id -> BigInt,
        office_id -> BigInt,
        term_id -> Nullable<BigInt>,
        n -> Integer,
        started_at -> BigInt,
        started_on -> Text,
        pack -> Text,
        span -> Text,
        roll -> Text,
        extension -> Nullable<Text>,
        extended_at -> Nullable<BigInt>,
        pauses -> Text,
        due_on -> Nullable<Text>,
        due_at -> Nullable<BigInt>,
        long_due_on -> Nullable<Text>,
        long_due_at -> Nullable<BigInt>,
        told -> Text,
        tell_at -> Nullable<BigInt>,
        stopped_at -> Nullable<BigInt>,
        stopped_on -> Nullable<Text>,
        outcome -> Nullable<Text>,
        boilerplate -> Bool,
    }
}

diesel::table! {
    question_steps (id) {
        id -> BigInt,
        thread_id -> BigInt,
        addressee_id -> Nullable<BigInt>,
        at -> BigInt,
        user_id -> Nullable<BigInt>,
        step -> Text,
        code -> Nullable<Text>,
        note -> Nullable<Text>,
        post_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    office_posts (post_id) {
        post_id -> BigInt,
        addressee_id -> BigInt,
        cycle -> Integer,
        kind -> Text,
        declared -> Text,
        drafted_by -> Nullable<BigInt>,
        approved_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    office_drafts (addressee_id) {
        addressee_id -> BigInt,
        state -> Text,
        version -> Integer,
        text -> Text,
        lang -> Text,
        writer_id -> BigInt,
        proposer_id -> Nullable<BigInt>,
        decider_id -> Nullable<BigInt>,
        note -> Text,
        approved_hash -> Nullable<Text>,
        saved_at -> BigInt,
        proposed_at -> Nullable<BigInt>,
        decided_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    office_articles (id) {
        id -> BigInt,
        office_id -> BigInt,
        forum_id -> BigInt,
        thread_id -> Nullable<BigInt>,
        state -> Text,
        version -> Integer,
        title -> Text,
        text -> Text,
        lang -> Text,
        excerpt -> Text,
        tags -> Text,
        comment_days -> Nullable<Integer>,
        writer_id -> BigInt,
        proposer_id -> Nullable<BigInt>,
        decider_id -> Nullable<BigInt>,
        note -> Text,
        publish_at -> Nullable<BigInt>,
        saved_at -> BigInt,
        proposed_at -> Nullable<BigInt>,
        decided_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    office_templates (id) {
        id -> BigInt,
        office_id -> BigInt,
        title -> Text,
        text -> Text,
        changed_by -> BigInt,
        changed_at -> BigInt,
    }
}

diesel::table! {
    cosigns (thread_id, user_id) {
        thread_id -> BigInt,
        user_id -> BigInt,
        named -> Bool,
        created_at -> BigInt,
        state -> Text,
        removal_id -> Nullable<BigInt>,
        mailbox -> Nullable<Text>,
    }
}

diesel::table! {
    cosign_removals (id) {
        id -> BigInt,
        thread_id -> BigInt,
        reason -> Text,
        removed -> Integer,
        by_id -> BigInt,
        at -> BigInt,
        reversed_by -> Nullable<BigInt>,
        reversed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    verdicts (post_id) {
        post_id -> BigInt,
        verdict -> Text,
        note -> Text,
        created_at -> BigInt,
        reply -> Nullable<Text>,
        replied_by -> Nullable<BigInt>,
        replied_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    standard_texts (cycle_id) {
        cycle_id -> BigInt,
        post_id -> BigInt,
        by_office -> Bool,
        by_id -> BigInt,
        reason -> Text,
        marked_at -> BigInt,
        objection -> Nullable<Text>,
        objected_at -> Nullable<BigInt>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<BigInt>,
        granted -> Nullable<Bool>,
    }
}

diesel::table! {
    redactions (id) {
        id -> BigInt,
        post_id -> BigInt,
        code -> Text,
        words -> Text,
        by_id -> BigInt,
        created_at -> BigInt,
        lifted_by -> Nullable<BigInt>,
        lifted_at -> Nullable<BigInt>,
        beside -> Bool,
    }
}

diesel::table! {
    pack_checks (code, version) {
        code -> Text,
        version -> Text,
        person -> Text,
        checked_on -> Text,
        by_id -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    statutory (addressee_id) {
        addressee_id -> BigInt,
        rule -> Text,
        channel -> Text,
        number -> Text,
        received_on -> Text,
        answered_on -> Nullable<Text>,
        extension -> Nullable<Text>,
        side -> Text,
        by_id -> BigInt,
        at -> BigInt,
        version -> Integer,
        look_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    legal_reminders (addressee_id, kind, due_on) {
        addressee_id -> BigInt,
        kind -> Text,
        due_on -> Text,
    }
}

diesel::joinable!(offices -> spaces (space_id));
diesel::joinable!(resident_codes -> resident_letters (letters_id));
diesel::joinable!(api_tokens -> users (user_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(factors -> users (user_id));
diesel::joinable!(forums -> spaces (space_id));
diesel::joinable!(threads -> forums (forum_id));
diesel::joinable!(blogs -> forums (forum_id));
diesel::joinable!(article_authors -> threads (thread_id));
diesel::joinable!(articles -> threads (thread_id));
diesel::joinable!(newsletter_issues -> threads (thread_id));
diesel::joinable!(posts -> threads (thread_id));
diesel::joinable!(post_files -> posts (post_id));
diesel::joinable!(revisions -> posts (post_id));
diesel::joinable!(questions -> threads (thread_id));
diesel::joinable!(addressees -> questions (thread_id));
diesel::joinable!(intakes -> questions (thread_id));
diesel::joinable!(cycles -> addressees (addressee_id));
diesel::joinable!(office_posts -> addressees (addressee_id));
diesel::joinable!(standard_texts -> cycles (cycle_id));
diesel::joinable!(redactions -> posts (post_id));
diesel::joinable!(office_drafts -> addressees (addressee_id));
diesel::joinable!(reactions -> posts (post_id));
diesel::joinable!(bookmarks -> posts (post_id));
diesel::joinable!(thread_tags -> tags (tag_id));

diesel::allow_tables_to_appear_in_same_query!(
    questions,
    addressees,
    cycles,
    question_steps,
    office_posts,
    office_drafts,
    office_articles,
    office_templates,
    cosigns,
    cosign_removals,
    verdicts,
    standard_texts,
    redactions,
    intakes,
    intake_scans,
    residents,
    resident_letters,
    resident_codes,
    pack_checks,
    statutory,
    legal_reminders,
    api_tokens,
    audit,
    audit_head,
    audit_keys,
    class_accounts,
    counters,
    additions,
    article_authors,
    articles,
    avatars,
    blogs,
    bookmarks,
    deliveries,
    descriptions,
    drafts,
    event_cursors,
    event_head,
    event_topics,
    events,
    files,
    factors,
    factor_releases,
    follows,
    forums,
    held_texts,
    idempotency,
    invites,
    jobs,
    mail_prefs,
    mail_in,
    mailed_secrets,
    memberships,
    notices,
    post_files,
    name_wishes,
    newsletter_issues,
    newsletter_readers,
    delegates,
    office_checks,
    office_settings,
    offices,
    posts,
    protected_names,
    quotes,
    reactions,
    readings,
    recovery_codes,
    revisions,
    series,
    sessions,
    space_slugs,
    spaces,
    suppressions,
    tags,
    takeouts,
    terms,
    thread_tags,
    threads,
    users,
);
