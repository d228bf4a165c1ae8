package org.headgate.scheduling.api;

/**
 * Upkeep of the service itself; nobody can ask for it, and only administrators see it.
 *
 * @param task its name
 */
public record SystemAction(String task) implements Action {

  @Override
  public String taskName() {
    return task;
  }
}
