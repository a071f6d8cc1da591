# Tags: a community's words for what discussions are about.

tags-title = Tags
tags-of = Tags of { $name }
tags-lead = The words by which discussions are found across forums. Moderators keep the list.
tags-none = There is no tag yet.
tags-all = All tags
tags-field = Tags
tags-hint = At most five, so that others find the discussion.
tags-hint-typed = At most five from the community’s list, separated by commas.
tags-change = Change tags
tag-title = Tag: { $name }
tag-none = No discussion with this tag yet.
tag-only = Only discussions with the tag “{ $name }”.
tag-only-end = All of this forum
tag-everywhere = The tag in all forums
tag-add = Add a tag
tag-add-button = Add it
tag-new = New tag
tag-name = Name of the tag
tag-hint = 2 to 30 letters and digits, with spaces or hyphens between them.
tag-settings = Change
tag-rename = Another name
tag-remove-title = Off the list
tag-remove = Remove the tag
tag-remove-lead = Discussions keep a tag that gets another name, and lose one that is removed.
error-tag-form = Only letters and digits, with single spaces or hyphens between them.
error-tag-taken = This community has a tag of this name already.
error-tag-unknown = There is no tag “{ $typed }” here. The nearest is “{ $nearest }”.
error-tag-unknown-bare = There is no tag “{ $typed }”: this community has no tags yet.
error-too-many-tags = { $actual ->
    [one] That is { $actual } tag; at most { $limit } go with a discussion.
   *[other] Those are { $actual } tags; at most { $limit } go with a discussion.
}
error-too-many-space-tags = A community has at most { $limit } tags. Remove one first.
