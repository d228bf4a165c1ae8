package org.headgate.administration.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The mails and their templates.
 *
 * @param kinds the kinds that a preview can show
 * @param templates each kind of template in each of its languages
 */
public record MailTemplateList(List<String> kinds, List<MailTemplate> templates) {

  /**
   * One template.
   *
   * @param language BCP 47
   * @param origin {@code shipped}, or {@code own} where it is in the folder of the operator
   */
  public record MailTemplate(
      @Schema(examples = "notice") String template,
      @Schema(examples = "pt-BR") String language,
      @Schema(enumeration = {"shipped", "own"}) String origin) {}
}
