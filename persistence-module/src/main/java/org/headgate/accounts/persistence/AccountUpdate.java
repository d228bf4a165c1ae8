package org.headgate.accounts.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes of an account by its owner.
 *
 * @param fullNameIsNamed whether the name changes
 * @param fullName the new name; empty when it is removed or stays
 * @param locale empty when it stays
 * @param timeZone empty when it stays
 */
public record AccountUpdate(
    boolean fullNameIsNamed,
    Optional<String> fullName,
    Optional<String> locale,
    Optional<String> timeZone) {

  /** The names of the changed fields, as in the API. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (fullNameIsNamed) {
      names.add("full_name");
    }
    locale.ifPresent(named -> names.add("locale"));
    timeZone.ifPresent(named -> names.add("time_zone"));
    return List.copyOf(names);
  }
}
