package org.headgate.common.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The REST API. Resources and providers are found by their annotations. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Headgate",
            version = "1",
            description =
                "The account service that cannot run its database dry. Errors are problem documents"
                    + " (RFC 9457); 429 and 503 carry Retry-After.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    tags = {
      @Tag(name = "Accounts", description = "Sign-up, log-in, codes and passwords"),
      @Tag(name = "Users", description = "One's own account, profile, settings and sessions"),
      @Tag(name = "Second factors", description = "Authenticator apps and passkeys"),
      @Tag(name = "Schedules", description = "One's own schedules and what came of them"),
      @Tag(name = "OAuth", description = "Tokens for programs, and what is true of a token"),
      @Tag(name = "Administration", description = "People, departments, keys and the audit log"),
      @Tag(name = "Webhooks", description = "Events that other systems are told of"),
      @Tag(name = "Pools", description = "Connection pools: state, advice and guarded changes"),
      @Tag(name = "Database", description = "What the server's processes do, and how to end them"),
      @Tag(name = "Diagnosis", description = "What is wrong now, its evidence and its cure"),
      @Tag(name = "Alerts", description = "Who is told of what goes wrong"),
      @Tag(name = "Operations", description = "Probes and public keys")
    })
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
@SecurityScheme(
    securitySchemeName = "client",
    type = SecuritySchemeType.HTTP,
    scheme = "basic",
    description = "client_id and client_secret of a service account")
public class HeadgateApplication extends Application {}
