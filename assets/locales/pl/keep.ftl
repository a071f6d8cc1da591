# Backups.
audited-site-restored = Przywrócenie witryny z kopii zapasowej
