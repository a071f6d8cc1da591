# Backups.
audited-site-restored = Сайт сақтық көшірмеден қалпына келтірілді
