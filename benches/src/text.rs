//! stub
use crate::workload::Workload;
pub fn run(_: &[Workload]) -> Result<(), String> { Err("todo".into()) }
