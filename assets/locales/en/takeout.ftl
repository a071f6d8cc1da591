# Taking along what is one's own.
audited-site-imported = Made the site of an export
archive-made = An archive of { $day }: what visitors saw that day on { $name }
archive-begun = Begun here
archive-pages = Pages
