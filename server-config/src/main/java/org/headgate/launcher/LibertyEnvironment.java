package org.headgate.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Liberty is told through its environment: the variables of the run, and those that server.xml
 * reads for its data sources, because Liberty can neither take a URL apart nor calculate with what
 * the environment says.
 */
public final class LibertyEnvironment {
  private static final List<String> PLATFORM_LANES = List.of("PLATFORM", "OPERATOR");

  private final RunPlan plan;

  public LibertyEnvironment(RunPlan plan) {
    this.plan = plan;
  }

  /** All that Liberty gets. */
  public Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(plan.variables());
    if (plan.usesEmbeddedDatabase()) {
      String url = "jdbc:postgresql://localhost:" + plan.ports().database() + "/headgate";
      PLATFORM_LANES.forEach(lane -> addDataSource(variables, lane, url));
      addDataSource(variables, "USERDATA", url + "?currentSchema=userdata");
    }
    return variables;
  }

  /** The embedded database asks for no password; Liberty wants one all the same. */
  private static void addDataSource(Map<String, String> variables, String lane, String url) {
    variables.put("HEADGATE_" + lane + "_URL", url);
    variables.put("HEADGATE_" + lane + "_USER", "headgate");
    variables.put("HEADGATE_" + lane + "_PASSWORD", "unused");
  }
}
