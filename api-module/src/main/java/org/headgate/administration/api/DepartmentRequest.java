package org.headgate.administration.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.headgate.common.text.SingleLineText;

/**
 * What a department is called.
 *
 * @param name 1 to 200 characters, no two departments alike in whatever case
 */
public record DepartmentRequest(
    @NotNull
        @Size(max = 200)
        @Pattern(regexp = "(?U)(?=.*\\S)" + SingleLineText.REGEXP, message = "must be a name")
        String name) {}
