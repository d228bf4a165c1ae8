package org.headgate.administration.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Selects the mail to preview.
 *
 * @param kind one of those that the list of templates names
 * @param locale the locale of the recipient's account
 */
public record MailPreviewRequest(
    @NotBlank
        @Size(max = 64)
        @Schema(description = "A kind from GET /admin/mails/templates", examples = "code.login")
        String kind,
    @NotBlank @Size(max = 35) @Schema(description = "A language tag (BCP 47)", examples = "pt-BR")
        String locale) {}
