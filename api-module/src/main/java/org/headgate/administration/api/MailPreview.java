package org.headgate.administration.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rendered mail that was not sent.
 *
 * @param language that it is written in
 */
public record MailPreview(
    @Schema(examples = "pt-BR") String language, String subject, String text, String html) {}
