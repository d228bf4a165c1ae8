package org.headgate.common.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
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
                "The account service that cannot run its database dry. Errors are problem"
                    + " documents (RFC 9457). 429 and 503 carry Retry-After.",
            contact = @Contact(name = "Headgate"),
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    tags = {
      @Tag(name = "Accounts", description = "Sign-up, log-in, codes and passwords"),
      @Tag(
          name = "Users",
          description = "The caller's own account, profile, settings and sessions"),
      @Tag(name = "Second factors", description = "Authenticator apps and passkeys"),
      @Tag(name = "Schedules", description = "The caller's own schedules and their executions"),
      @Tag(
          name = "OAuth",
          description = "Tokens for service accounts, introspection and revocation"),
      @Tag(
          name = "Administration",
          description = "Accounts, departments, signing keys and the audit log"),
      @Tag(name = "Webhooks", description = "Events for other systems"),
      @Tag(name = "Pools", description = "Connection pools: state, advice and guarded changes"),
      @Tag(
          name = "Database",
          description = "The database server's processes: inspect, cancel and terminate"),
      @Tag(name = "Diagnosis", description = "Current problems, with evidence and cure"),
      @Tag(name = "Alerts", description = "Alerts, their rules and their endpoints"),
      @Tag(name = "Operations", description = "Health checks and public keys")
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
