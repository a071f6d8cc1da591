# Taking along what is one's own.
audited-site-imported = Made the site of an export
archive-made = An archive of { $day }: what visitors saw that day on { $name }
archive-begun = Begun here
archive-pages = Pages
takeout-title = Take your things with you
takeout-lead = A ZIP with all that you wrote here, the files that you brought, and what you keep and follow: pages to read and JSON for programs. Nothing that others wrote is in it. It is there for 7 days, for you alone.
takeout-ask = Make the ZIP
takeout-making = It is being made. You will get a letter when it is there; you can also come back to this page.
takeout-get = Fetch the ZIP ({ $name })
takeout-until = There until { $name }
takeout-inside = What you wrote and brought on { $name }. Programs read the JSON beside each page.
letter-takeout-subject = Your ZIP from { $name } is there
letter-takeout =
    what you wrote and brought on { $name } is there to be fetched, for 7 days. If you did not ask for it, set a new password at once.
letter-takeout-button = To the page
takeout-texts = { $n ->
    [one] { $n } text
   *[other] { $n } texts
}
funder-logo = Logo of who pays for this site
