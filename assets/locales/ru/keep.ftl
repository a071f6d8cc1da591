# Backups.
audited-site-restored = Сайт восстановлен из резервной копии
