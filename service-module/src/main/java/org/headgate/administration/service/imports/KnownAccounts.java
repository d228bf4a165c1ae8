package org.headgate.administration.service.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.persistence.imports.AddressHolder;

/**
 * The accounts, ids and departments that lines name and that already exist.
 *
 * @param names the names of accounts in the other system
 * @param holders by their addresses
 * @param departmentsByName each name means one
 */
record KnownAccounts(
    Set<String> names,
    Map<String, AddressHolder> holders,
    Set<UUID> departments,
    Map<String, UUID> departmentsByName) {

  /** The id of an account that does not exist yet. */
  private static final UUID NOBODY = new UUID(0, 0);

  KnownAccounts {
    names = Set.copyOf(names);
    holders = Map.copyOf(holders);
    departments = Set.copyOf(departments);
    departmentsByName = Map.copyOf(departmentsByName);
  }

  /** The keys to look up for a chunk of lines. */
  record Query(
      List<String> names,
      List<String> emails,
      List<UUID> departments,
      List<String> departmentNames) {

    static Query of(List<ImportCandidate> lines) {
      return new Query(
          lines.stream().flatMap(line -> line.name().stream()).distinct().toList(),
          lines.stream().map(ImportCandidate::email).distinct().toList(),
          lines.stream().flatMap(line -> line.departmentId().stream()).distinct().toList(),
          lines.stream().flatMap(line -> line.department().stream()).distinct().toList());
    }
  }

  /**
   * The same with further accounts, which are not replaced.
   *
   * @param moreNames the names of some of them in the other system
   * @param emails the addresses of all of them
   */
  KnownAccounts with(Set<String> moreNames, Set<String> emails) {
    Set<String> allNames = new HashSet<>(names);
    allNames.addAll(moreNames);
    Map<String, AddressHolder> allHolders = new HashMap<>(holders);
    emails.forEach(email -> allHolders.put(email, new AddressHolder(NOBODY, email, false)));
    return new KnownAccounts(allNames, allHolders, departments, departmentsByName);
  }

  /** The department that a line names; empty when it names none, or an unknown one. */
  Optional<UUID> departmentOf(ImportCandidate line) {
    return line.departmentId()
        .filter(departments::contains)
        .or(() -> line.department().flatMap(this::departmentNamed));
  }

  private Optional<UUID> departmentNamed(String name) {
    return Optional.ofNullable(departmentsByName.get(name));
  }
}
