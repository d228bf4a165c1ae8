package org.headgate.testbed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  private static ConditionEvaluationResult evaluate(String... tools) {
    List<String> missing = Stream.of(tools).filter(tool -> Tool.find(tool).isEmpty()).toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled(List.of(tools) + " are installed");
    }
    if ("required".equals(System.getProperty("tools"))) {
      throw new IllegalStateException("tools are required, and these are missing: " + missing);
    }
    return ConditionEvaluationResult.disabled(
        missing + " are not installed: their tests are skipped");
  }
}
