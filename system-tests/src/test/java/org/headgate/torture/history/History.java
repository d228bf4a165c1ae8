package org.headgate.torture.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All operations of a run, in memory and as a file with one JSON object a line. */
public final class History implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Operation> operations = new ArrayList<>();
  private final Writer file;

  private History(Writer file) {
    this.file = file;
  }

  public static History in(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return new History(Files.newBufferedWriter(file));
  }

  /** Keeps what came of one operation. */
  public synchronized void add(Operation operation) {
    operations.add(operation);
    Map<String, String> line = new LinkedHashMap<>();
    line.put("begun", operation.begun().toString());
    line.put("ended", operation.ended().toString());
    line.put("client", operation.client());
    line.put("kind", operation.kind().name());
    line.put("what", operation.what());
    line.put("key", operation.key());
    line.put("value", operation.value());
    line.put("outcome", operation.outcome().name());
    line.put("answer", operation.answer());
    try {
      file.write(JSON.writeValueAsString(line));
      file.write('\n');
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** For people: when each was asked, and what came of it. */
  static String times(List<Operation> operations) {
    return operations.stream()
        .map(
            operation ->
                "%s %s at %s to %s"
                    .formatted(
                        operation.kind(), operation.answer(), operation.begun(), operation.ended()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
