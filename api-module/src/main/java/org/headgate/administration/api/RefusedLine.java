package org.headgate.administration.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of an import that was refused, and why.
 *
 * @param line its number in the file, from 1
 * @param field {@code line} where it is no JSON object
 * @param reason what is allowed; never what was sent
 */
public record RefusedLine(
    @Schema(description = "The line number in the file, starting at 1", examples = "17") int line,
    @Schema(examples = "email") String field,
    @Schema(examples = "must be an e-mail address") String reason) {}
