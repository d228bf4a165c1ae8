package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.administration.api.UserImport;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserImportUploadTest {

  private static final UUID ID = new UUID(1, 1);

  private final List<ImportLines> kept = new ArrayList<>();
  private final UserImportUpload upload =
      new UserImportUpload(ID, new RequestDigest(false), 1_000_000, new Kept());

  private final class Kept implements UserImportUpload.Store {

    @Override
    public void addLines(UUID id, ImportLines lines) {
      kept.add(lines);
    }

    @Override
    public UserImport run(UUID id, RequestDigest digest) {
      return new UserImport(
          id,
          UserImport.State.RUNNING,
          false,
          Instant.EPOCH,
          Optional.empty(),
          kept.stream().mapToInt(chunk -> chunk.lines().size()).sum(),
          0,
          0,
          0,
          0);
    }

    @Override
    public void forget(UUID id) {
      kept.clear();
    }
  }

  @Test
  void linesAreAssembledAcrossWrites() {
    write("{\"a\":\"\u00fc");
    write("\"}\n\n{\"b\"");
    write(":1}\r\n{\"c\":2}");

    assertThat(((UserImport) upload.finish()).lines()).isEqualTo(3);
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).lines())
        .containsExactly(
            new ImportLines.Line(1, "{\"a\":\"\u00fc\"}"),
            new ImportLines.Line(3, "{\"b\":1}"),
            new ImportLines.Line(4, "{\"c\":2}"));
  }

  @Test
  void splitUtf8CharacterIsAssembled() {
    byte[] bytes = "{\"a\":\"\u00fc\"}\n".getBytes(StandardCharsets.UTF_8);
    for (byte value : bytes) {
      upload.write(new byte[] {value}, 1);
    }
    upload.finish();

    assertThat(kept.get(0).lines().get(0).text()).isEqualTo("{\"a\":\"\u00fc\"}");
  }

  @Test
  void leadingByteOrderMarkIsDropped() {
    write("\ufeff{\"a\":1}\n\ufeff{}");
    upload.finish();

    assertThat(kept.get(0).lines())
        .containsExactly(new ImportLines.Line(1, "{\"a\":1}"), new ImportLines.Line(2, "\ufeff{}"));
  }

  @Test
  void byteOrderMarkAloneIsRefused() {
    write("\ufeff\n");

    assertThatThrownBy(upload::finish).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void chunkHasFiveHundredLines() {
    write("{}\n".repeat(1_001));
    upload.finish();

    assertThat(kept).extracting(ImportLines::first).containsExactly(1, 501, 1001);
    assertThat(kept).extracting(chunk -> chunk.lines().size()).containsExactly(500, 500, 1);
  }

  @Test
  void overlongLineIsOneRefusedLine() {
    write("{\"a\":1}\n");
    for (int part = 0; part < 10; part++) {
      write("x".repeat(UserImportUpload.MAX_LINE_BYTES));
    }
    write("\n{\"b\":1}\n");
    upload.finish();

    assertThat(kept.get(0).lines())
        .containsExactly(
            new ImportLines.Line(1, "{\"a\":1}"),
            new ImportLines.Line(2, UnreadableLine.TOO_LONG.marker()),
            new ImportLines.Line(3, "{\"b\":1}"));
    assertThat(reason(2)).isEqualTo("line must have at most 65,536 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ufeff"})
  void longestLineIsRead(String mark) {
    String longest = "{" + " ".repeat(UserImportUpload.MAX_LINE_BYTES - 2) + "}";
    write(mark + longest + "\n" + longest + "\n{" + longest + "\n");
    upload.finish();

    assertThat(kept.get(0).lines())
        .containsExactly(
            new ImportLines.Line(1, longest),
            new ImportLines.Line(2, longest),
            new ImportLines.Line(3, UnreadableLine.TOO_LONG.marker()));
  }

  @Test
  void overlongFirstLineIsNeverCutToALineThatIsRead() {
    write("\ufeff{" + " ".repeat(UserImportUpload.MAX_LINE_BYTES - 2) + "}and more\n");
    upload.finish();

    assertThat(kept.get(0).lines())
        .containsExactly(new ImportLines.Line(1, UnreadableLine.TOO_LONG.marker()));
  }

  @Test
  void nonUtf8LineIsOneRefusedLine() {
    write("{\"a\":1}\n");
    byte[] latin = "{\"full_name\":\"J\u00fcrgen\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    upload.write(latin, latin.length);
    write("{\"b\":1}");
    upload.finish();

    assertThat(kept.get(0).lines())
        .containsExactly(
            new ImportLines.Line(1, "{\"a\":1}"),
            new ImportLines.Line(2, UnreadableLine.NOT_UTF8.marker()),
            new ImportLines.Line(3, "{\"b\":1}"));
    assertThat(reason(2)).isEqualTo("line must be UTF-8");
  }

  @Test
  void emptyFilesAreRefused() {
    write("\n \n");

    assertThatThrownBy(upload::finish).isInstanceOf(InvalidRequestException.class);
  }

  /** Why the processing refuses a line. */
  private String reason(int line) {
    String text = kept.get(0).lines().get(line - 1).text();
    FieldError error =
        catchThrowableOfType(InvalidRequestException.class, () -> ImportLineReader.read(text))
            .errors()
            .get(0);
    return error.field() + " " + error.message();
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    upload.write(bytes, bytes.length);
  }
}
