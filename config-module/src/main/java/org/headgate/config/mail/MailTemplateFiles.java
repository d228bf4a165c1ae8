package org.headgate.config.mail;

import java.util.List;
import java.util.Map;

/**
 * An operator's templates, as they were read when the server started. The folder is never read
 * again: what was checked is what is sent.
 *
 * @param texts by the name of the file
 */
public record MailTemplateFiles(Map<String, String> texts, Brand brand) {

  /** No operator's templates: mails as shipped. */
  public static final MailTemplateFiles NONE = new MailTemplateFiles(Map.of(), Brand.NONE);

  public MailTemplateFiles {
    texts = Map.copyOf(texts);
  }

  /** The languages of the operator's files, English last. */
  List<String> languages() {
    return texts.keySet().stream()
        .map(MailTemplateName::parse)
        .map(MailTemplateName::tag)
        .distinct()
        .sorted((one, other) -> other.compareTo(one))
        .toList();
  }
}
