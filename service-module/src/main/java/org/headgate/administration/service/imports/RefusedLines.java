package org.headgate.administration.service.imports;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.administration.api.RefusedLine;
import org.headgate.common.json.JsonMappers;
import org.headgate.pool.service.guard.PagedResult;

/**
 * The refused lines of an import, read page by page as the client reads; it holds no resources in
 * between.
 */
final class RefusedLines implements PagedResult {

  private static final int PAGE = 1000;

  private final Pages pages;
  private int last;
  private boolean ended;

  RefusedLines(Pages pages) {
    this.pages = pages;
  }

  /** Reads the refused lines that follow a given one. */
  interface Pages {
    List<RefusedLineRow> after(int line, int limit);
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public byte[] next() {
    List<RefusedLineRow> page = pages.after(last, PAGE);
    ended = page.size() < PAGE;
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (RefusedLineRow row : page) {
      lines.writeBytes(line(row));
      lines.write('\n');
      last = row.line();
    }
    return lines.toByteArray();
  }

  /** Does nothing, because no resources are held. */
  @Override
  public void close() {
    ended = true;
  }

  private static byte[] line(RefusedLineRow row) {
    return JsonMappers.writeBytes(new RefusedLine(row.line(), row.field(), row.reason()));
  }
}
