# Backups.
audited-site-restored = Sito ripristinato da una copia di sicurezza
