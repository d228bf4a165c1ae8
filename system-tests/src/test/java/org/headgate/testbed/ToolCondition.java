package org.headgate.testbed;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Evaluates {@link NeedsTool}. */
final class ToolCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(element -> Optional.ofNullable(element.getAnnotation(NeedsTool.class)))
        .map(NeedsTool::value)
        .map(ToolCondition::evaluate)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no tool is needed"));
  }

  private static ConditionEvaluationResult evaluate(String tool) {
    if (Tool.find(tool).isPresent()) {
      return ConditionEvaluationResult.enabled(tool + " is installed");
    }
    if ("required".equals(System.getProperty("tools"))) {
      throw new IllegalStateException("tools are required, and there is no " + tool);
    }
    return ConditionEvaluationResult.disabled(tool + " is not installed: its tests are skipped");
  }
}
