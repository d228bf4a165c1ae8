package org.headgate.config.mail;

import java.util.List;
import java.util.Map;

/**
 * The templates of an operator, as they were read when the server started. Nothing is read from the
 * folder later: what was judged is what is sent.
 *
 * @param texts by the name of the file
 */
public record MailTemplateFiles(Map<String, String> texts, Brand brand) {

  /** Mails as they are shipped. */
  public static final MailTemplateFiles NONE = new MailTemplateFiles(Map.of(), Brand.NONE);

  public MailTemplateFiles {
    texts = Map.copyOf(texts);
  }

  /** The languages that an operator's files are in, English last. */
  List<String> languages() {
    return texts.keySet().stream()
        .map(MailTemplateName::parse)
        .map(MailTemplateName::tag)
        .distinct()
        .sorted((one, other) -> other.compareTo(one))
        .toList();
  }
}
