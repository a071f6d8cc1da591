file-add = Add a picture or a file
file-label = File
file-hint = Pictures: PNG, JPEG, WebP or GIF, at most 8192 pixels a side. Documents: PDF, TXT or CSV. At most 10 MB. Where and when a picture was taken is wiped from it.
file-alt = What does the photo show?
file-alt-hint = For those who cannot see it. At most 500 characters; can be left empty.
file-decorative = It only decorates and needs no description
file-add-button = Add file
file-added = The file was added at the end of the text.
file-added-undescribed = The picture was added at the end of the text. It has no description yet: write what it shows between the square brackets.
post-undescribed = { $n ->
    [one] A picture of this post has no description.
    *[other] { $n } pictures of this post have no description.
}

error-file-missing = Choose a file first.
error-file-one = Add one at a time: choose a file or a photo, not both.
error-file-broken = This file is damaged or incomplete. Choose another.
error-quota = Your files take { $actual } MB of the { $limit } MB that one person has here. Files that no post shows are deleted after seven days.
error-quota-post = { $limit ->
    [one] A post can show { $limit } file.
    *[other] A post can show { $limit } files.
}
