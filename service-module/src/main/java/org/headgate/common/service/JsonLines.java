package org.headgate.common.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.headgate.common.json.JsonMappers;

/**
 * JSON objects, one on each line, in pages. The last line of a page is completed by the page that
 * follows it: a stream that was cut off between two pages ends in an incomplete line, because
 * nothing else would tell its reader.
 */
public final class JsonLines {

  private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);

  private boolean isLineOpen;

  /**
   * Writes the next page.
   *
   * @param objects each is written as a JSON object
   * @param isLast whether no page follows
   */
  public byte[] page(List<?> objects, boolean isLast) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    if (isLineOpen) {
      page.writeBytes(END);
    }
    for (Object object : objects) {
      page.writeBytes(JsonMappers.writeBytes(object));
      page.write('\n');
    }
    isLineOpen = !isLast && !objects.isEmpty();
    byte[] written = page.toByteArray();
    return isLineOpen ? Arrays.copyOf(written, written.length - END.length) : written;
  }
}
