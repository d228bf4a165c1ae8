package org.headgate.administration.service.imports;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.headgate.administration.api.UserImport;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.pool.service.admission.StreamedBody;

/**
 * Splits an uploaded file into chunks of whole lines, and stores each as soon as it is full. A
 * chunk is later processed in one transaction. A line that cannot be read is one refused line of
 * the import, however long it is.
 */
final class UserImportUpload implements StreamedBody {

  /** Lines of a chunk, as many as one short transaction can insert. */
  static final int CHUNK_LINES = 500;

  /** The limit of a line, as for any other body. */
  static final int MAX_LINE_BYTES = 64 * 1024;

  /** The most lines of an import. */
  static final int MAX_LINES = 1_000_000;

  private static final int CHUNK_BYTES = 512 * 1024;

  private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

  private final UUID id;
  private final RequestDigest digest;
  private final long maxBytes;
  private final Store store;
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int lines;
  private int firstOfChunk = 1;
  private boolean isEmpty = true;

  /**
   * @param digest computed along with the lines
   */
  UserImportUpload(UUID id, RequestDigest digest, long maxBytes, Store store) {
    this.id = id;
    this.digest = digest;
    this.maxBytes = maxBytes;
    this.store = store;
  }

  /** Stores the lines. */
  interface Store {
    void addLines(UUID id, ImportLines lines);

    UserImport run(UUID id, RequestDigest digest);

    void forget(UUID id);
  }

  @Override
  public long maxBytes() {
    return maxBytes;
  }

  @Override
  public void write(byte[] bytes, int length) {
    digest.update(bytes, length);
    int start = 0;
    for (int index = 0; index < length; index++) {
      if (bytes[index] == '\n') {
        extendLine(bytes, start, index);
        endLine();
        start = index + 1;
      }
    }
    extendLine(bytes, start, length);
  }

  /** Keeps one byte more than a line may have, by which an overlong one is recognized. */
  private void extendLine(byte[] bytes, int start, int end) {
    int room = BYTE_ORDER_MARK.length + MAX_LINE_BYTES + 1 - line.size();
    line.write(bytes, start, Math.min(end - start, room));
  }

  /**
   * @throws InvalidRequestException when there was no line
   */
  @Override
  public Object finish() {
    if (line.size() > 0) {
      endLine();
    }
    if (chunk.size() > 0) {
      storeLines();
    }
    if (isEmpty) {
      throw new InvalidRequestException(new FieldError("body", "must have at least one line"));
    }
    return store.run(id, digest);
  }

  @Override
  public void abandon() {
    store.forget(id);
  }

  private void endLine() {
    lines++;
    if (lines > MAX_LINES) {
      throw new InvalidRequestException(
          new FieldError("body", "must have at most 1,000,000 lines"));
    }
    String read = text(withoutMark(line.toByteArray()));
    isEmpty = read.isBlank() && isEmpty;
    chunk.writeBytes(read.getBytes(StandardCharsets.UTF_8));
    chunk.write('\n');
    line.reset();
    if (lines - firstOfChunk + 1 >= CHUNK_LINES || chunk.size() >= CHUNK_BYTES) {
      storeLines();
    }
  }

  /** Some editors begin a file with a byte order mark; it is no part of its first line. */
  private byte[] withoutMark(byte[] read) {
    int mark = BYTE_ORDER_MARK.length;
    boolean isMarked =
        lines == 1 && read.length >= mark && Arrays.equals(read, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return isMarked ? Arrays.copyOfRange(read, mark, read.length) : read;
  }

  /** The line, or the marker of one that cannot be read. */
  private static String text(byte[] read) {
    if (read.length > MAX_LINE_BYTES) {
      return UnreadableLine.TOO_LONG.marker();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
    } catch (CharacterCodingException e) {
      return UnreadableLine.NOT_UTF8.marker();
    }
  }

  private void storeLines() {
    store.addLines(id, ImportLines.of(firstOfChunk, chunk.toByteArray()));
    chunk.reset();
    firstOfChunk = lines + 1;
  }
}
