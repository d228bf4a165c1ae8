package org.headgate.scheduling.api;

/**
 * Maintenance of the service itself; nobody can create one, and only administrators see it.
 *
 * @param task its name
 */
public record SystemAction(String task) implements Action {

  @Override
  public String taskName() {
    return task;
  }
}
