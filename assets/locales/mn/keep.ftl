# Backups.
audited-site-restored = Сайтыг нөөц хуулбараас сэргээсэн
