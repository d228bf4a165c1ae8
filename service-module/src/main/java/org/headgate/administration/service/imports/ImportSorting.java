package org.headgate.administration.service.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.accounts.persistence.imports.AddressHolder;
import org.headgate.accounts.persistence.imports.RefusedLineRow;

/**
 * Sorts valid lines into accounts to create and lines to refuse; of two lines for one account, the
 * first counts.
 */
final class ImportSorting {

  private final KnownAccounts known;
  private final Function<ImportCandidate, ImportRow> rowOf;
  private final Set<String> names;
  private final Set<String> emails = new HashSet<>();
  private final List<ImportRow> rows = new ArrayList<>();
  private final List<UUID> signUps = new ArrayList<>();
  private int unchanged;

  ImportSorting(KnownAccounts known, Function<ImportCandidate, ImportRow> rowOf) {
    this.known = known;
    this.rowOf = rowOf;
    this.names = new HashSet<>(known.names());
  }

  /**
   * @param unsound lines that are refused already
   */
  ImportBatch sort(int firstLine, List<ImportCandidate> lines, List<RefusedLineRow> unsound) {
    List<RefusedLineRow> refused = new ArrayList<>(unsound);
    for (ImportCandidate line : lines) {
      if (line.name().filter(names::contains).isPresent()) {
        unchanged++;
      } else {
        place(line).ifPresent(refused::add);
      }
    }
    return new ImportBatch(firstLine, rows, signUps, unchanged, refused);
  }

  /** Why the line makes no account; empty when it does. */
  private Optional<RefusedLineRow> place(ImportCandidate line) {
    Optional<AddressHolder> holder = Optional.ofNullable(known.holders().get(line.email()));
    if (emails.contains(line.email()) || holder.filter(one -> !one.makesWay()).isPresent()) {
      return Optional.of(ImportWriteService.addressTaken(line.line()));
    }
    Optional<UUID> departmentId = known.departmentOf(line);
    if (departmentId.isEmpty() && line.namesDepartment()) {
      return Optional.of(
          new RefusedLineRow(
              line.line(),
              line.department().isPresent() ? "department" : "department_id",
              "must be an existing department"));
    }
    holder.map(AddressHolder::accountId).ifPresent(signUps::add);
    emails.add(line.email());
    line.name().ifPresent(names::add);
    rows.add(rowOf.apply(line).in(departmentId));
    return Optional.empty();
  }
}
