# Backups.
audited-site-restored = Brought the site back from a backup
