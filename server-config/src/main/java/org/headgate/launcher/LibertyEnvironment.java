package org.headgate.launcher;

import java.util.Map;

/** What Liberty is told through its environment: the variables of the run. */
final class LibertyEnvironment {
  private final RunPlan plan;

  LibertyEnvironment(RunPlan plan) {
    this.plan = plan;
  }

  Map<String, String> variables() {
    return plan.variables();
  }
}
