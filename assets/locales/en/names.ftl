# Names that wait for an administrator, and what is wrong with a name.

names-title = Names to approve
names-lead = These names hold a title or are those of a verified official. Approve the person who really has the name; until then the account is shown by its number.
names-none = No name is waiting.
names-since = waiting since { $name }
names-approve = Approve
names-refuse = Refuse
names-yours-waits = The name “{ $name }” is waiting for an administrator, because it holds a title or is an official's. Until then others do not see it.
names-choose = Choose a user name
names-choose-lead = Your account is shown by its number: its user name is waiting for an administrator, or was refused. A name of your choice takes its place.

error-name-scripts = Each word must be in one alphabet: Latin and Cyrillic letters look alike.
error-name-marks = At most two accents can stand on one letter.
error-name-picture = A name holds no pictures or symbols.
error-name-imitates = This looks like somebody else's user name. Choose another name.
