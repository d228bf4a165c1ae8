package org.headgate.administration.service.imports;

import java.util.List;
import java.util.UUID;
import org.headgate.accounts.persistence.imports.RefusedLineRow;

/**
 * The result of validating a chunk of lines.
 *
 * @param rows accounts that are to be made
 * @param signUps that nobody verified, which make way for them
 * @param unchanged lines whose account is there already
 */
record ImportBatch(
    int firstLine,
    List<ImportRow> rows,
    List<UUID> signUps,
    int unchanged,
    List<RefusedLineRow> refused) {

  ImportBatch {
    rows = List.copyOf(rows);
    signUps = List.copyOf(signUps);
    refused = List.copyOf(refused);
  }
}
