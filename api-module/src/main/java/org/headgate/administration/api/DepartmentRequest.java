package org.headgate.administration.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.headgate.common.text.SingleLineText;

/**
 * The name of a department.
 *
 * @param name 1 to 200 characters; unique, case ignored
 */
public record DepartmentRequest(
    @NotNull @Size(max = 200) @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name) {}
