package org.headgate.config.mail;

/**
 * An error in a folder of templates.
 *
 * @param file its name in the folder
 * @param line counted from 1; 0 where it is about the file as a whole
 * @param reason what is wrong, in words
 */
public record TemplateProblem(String file, int line, String reason) {

  /** An error of a file as a whole. */
  TemplateProblem(String file, String reason) {
    this(file, 0, reason);
  }

  /** File, line and reason. */
  public String text() {
    return file + (line > 0 ? ", line " + line : "") + ": " + reason;
  }
}
