//! Counters and timings of this process, for `/metrics`.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// One kind of request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: &'static str,
    /// The pattern, never the address: addresses would make a series each.
    route: &'static str,
    status: u16,
}

/// One kind of letter and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Letter {
    outcome: &'static str,
}

/// All meters of the process.
pub struct Meters {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Histogram,
    letters: Family<Letter, Counter>,
    gauges: Vec<(&'static str, Gauge)>,
}

/// The names of the values that are read when somebody asks, with what they say.
const GAUGES: &[(&str, &str)] = &[
    ("event_head", "Number of the newest event"),
    ("letters_due", "Letters that are due"),
    (
        "letters_lag_seconds",
        "How long the oldest due letter has waited",
    ),
    ("jobs_due", "Jobs that are due"),
    ("jobs_dead", "Jobs that failed for good"),
    ("writes_waiting", "Writes that wait for the writer"),
];

impl Default for Meters {
    fn default() -> Meters {
        let mut registry = Registry::with_prefix("elab");
        let requests = Family::<Request, Counter>::default();
        registry.register("requests", "Requests answered", requests.clone());
        let seconds = Histogram::new([
            0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
        ]);
        registry.register_with_unit(
            "request_duration",
            "Time to answer",
            Unit::Seconds,
            seconds.clone(),
        );
        let letters = Family::<Letter, Counter>::default();
        registry.register("letters", "Letters handed over", letters.clone());
        let mut gauges = Vec::new();
        for (name, says) in GAUGES {
            let gauge = Gauge::<i64>::default();
            registry.register(*name, *says, gauge.clone());
            gauges.push((*name, gauge));
        }
        Meters {
            registry,
            requests,
            seconds,
            letters,
            gauges,
        }
    }
}

impl Meters {
    /// One request was answered.
    pub fn answered(&self, method: &'static str, route: &'static str, status: u16, took: Duration) {
        self.requests
            .get_or_create(&Request {
                method,
                route,
                status,
            })
            .inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// One letter was handed over, or not.
    pub fn letter(&self, outcome: &'static str) {
        self.letters.get_or_create(&Letter { outcome }).inc();
    }

    /// Sets one of the values that are read when somebody asks.
    pub fn set(&self, name: &str, value: i64) {
        if let Some((_, gauge)) = self.gauges.iter().find(|(known, _)| *known == name) {
            gauge.set(value);
        }
    }

    /// All of them in the text format of OpenMetrics 1.0.
    pub fn text(&self) -> String {
        let mut out = String::new();
        match encode(&mut out, &self.registry) {
            Ok(()) => out,
            // Writing into a string does not fail; half a text would mislead.
            Err(_) => String::new(),
        }
    }
}
