package org.headgate.administration.api;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Notes of administrators about an account for other systems, such as its cost centre. They are in
 * the account's access tokens, as the claim {@code attributes}.
 *
 * @param attributes texts by their names
 */
public record AccountAttributes(
    @NotNull
        @Schema(
            description =
                "At most 20, 1,024 bytes of JSON in all. Names start with a letter and have at most"
                    + " 40 lower-case letters, digits and underscores; values are texts of one line"
                    + " with at most 200 characters",
            examples = "{\"cost_center\":\"4711\"}")
        Map<String, String> attributes) {}
