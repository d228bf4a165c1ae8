package org.headgate.alerts.api;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dead man's switch: each node posts to an external monitor, which raises an alarm when the posts
 * stop.
 *
 * @param url an http or https address
 * @param every 10 seconds to a day
 */
public record AlertHeartbeat(
    @Schema(example = "https://example.org/ping") @NotNull String url,
    @Schema(implementation = String.class, example = "PT1M") @NotNull Duration every) {}
