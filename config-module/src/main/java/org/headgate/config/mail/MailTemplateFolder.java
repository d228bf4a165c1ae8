package org.headgate.config.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads an operator's folder as a whole. Names that begin with a dot are skipped, as Kubernetes
 * volumes have them; links must not leave the folder.
 */
final class MailTemplateFolder {

  private static final int MAX_FILES = 500;
  private static final int MAX_BYTES = 32 * 1024;

  private final Path folder;
  private final Consumer<TemplateProblem> problems;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private Brand brand = Brand.NONE;

  private MailTemplateFolder(Path folder, Consumer<TemplateProblem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  static MailTemplateFiles read(Path folder, Consumer<TemplateProblem> problems) {
    MailTemplateFolder reader;
    try {
      reader = new MailTemplateFolder(folder.toRealPath(), problems);
      reader.readAll();
    } catch (IOException e) {
      problems.accept(new TemplateProblem(".", "the folder cannot be read"));
      return MailTemplateFiles.NONE;
    }
    return new MailTemplateFiles(reader.texts, reader.brand);
  }

  private void readAll() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files =
          listed
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .limit(MAX_FILES + 1L)
              .toList();
    }
    if (files.size() > MAX_FILES) {
      problems.accept(new TemplateProblem(".", "there are more than " + MAX_FILES + " files"));
      return;
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      try {
        addTemplate(name, text(file));
      } catch (IllegalArgumentException e) {
        problems.accept(new TemplateProblem(name, e.getMessage()));
      } catch (CharacterCodingException e) {
        problems.accept(new TemplateProblem(name, "is not UTF-8"));
      } catch (IOException e) {
        problems.accept(new TemplateProblem(name, "cannot be read"));
      }
    }
  }

  private void addTemplate(String name, String text) {
    if (name.equals(BrandFile.NAME)) {
      brand = BrandFile.read(text, problems);
    } else {
      MailTemplateName.parse(name);
      texts.put(name, text);
    }
  }

  private String text(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(folder)) {
      throw new IllegalArgumentException("leads out of the folder");
    }
    if (!Files.isRegularFile(real)) {
      throw new IllegalArgumentException("is no file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(real)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("has more than " + MAX_BYTES + " bytes");
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
