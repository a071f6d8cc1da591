# Asking: what helps whoever writes a question.

ask-photo = Take a photo
ask-photo-hint = On a telephone this opens the camera. Add one picture at a time: a file or a photo.
ask-whom-likely = { $name } (suggested)
ask-whom-why = Suggested ones stand on top: their name, area or tasks mention “{ $name }”.
office-blog-feeds = Feeds of the blog:
