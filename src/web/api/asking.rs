//! The fields of a question to be, as programs send them: of their own, and of one that is taken down for somebody.

/// Makes a body whose own fields stand ahead of those of every question, with `asked`: what of it the form of a page
/// says too. Serde knows no struct within another that refuses fields unknown to both.
macro_rules! asking {
    ($(#[$doc:meta])* $name:ident { $($own:tt)* }) => {
        $(#[$doc])*
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($own)*
            /// 10 to 200 characters.
            title: String,
            /// Markdown, at most 2,000 characters.
            #[serde(default)]
            body: String,
            /// At most 200 characters.
            #[serde(default)]
            place: String,
            /// At most 1,000 characters.
            #[serde(default)]
            sources: String,
            /// BCP 47 code; guessed when it is left out.
            #[serde(default)]
            lang: String,
            /// Address words of one to three offices.
            #[serde(default)]
            offices: Vec<String>,
            /// The asker does not know whom to ask: a moderator will say it.
            #[serde(default)]
            unsure: bool,
        }

        impl $name {
            /// What every question has; neither tags nor the revision that is changed.
            fn asked(self) -> Typed {
                Typed {
                    title: self.title,
                    body: self.body,
                    place: self.place,
                    sources: self.sources,
                    lang: self.lang,
                    tags: None,
                    offices: self.offices,
                    unsure: self.unsure,
                    base: 0,
                }
            }
        }
    };
}
pub(super) use asking;
