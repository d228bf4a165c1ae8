package org.headgate.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.headgate.launcher.mail.MailViewer;

/** The text printed once the server has started: addresses, how to log in, how to stop it. */
final class StartupBanner {
  private StartupBanner() {}

  static String of(RunPlan plan, HomeDirectory home, boolean ready) {
    String base = "http://" + plan.localName() + ":" + plan.ports().http();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("API", base + "/api/v1/ (described at " + base + "/openapi/ui/)");
    lines.put("Console", base + "/console/");
    lines.put("Log-in", plan.variable("HEADGATE_ADMIN_EMAIL") + ", " + password(plan, home));
    lines.put("Mail", mail(plan, home));
    lines.put("Database", database(plan, home));
    lines.put("Data and logs", home.toString());
    lines.put("To end", "Ctrl-C");
    return lines.entrySet().stream()
        .map(line -> "  %-14s %s".formatted(line.getKey(), line.getValue()))
        .collect(Collectors.joining("\n", headline(base, ready), "\n"));
  }

  private static String headline(String base, boolean ready) {
    return ready
        ? "\nHeadgate is ready.\n\n"
        : "\nHeadgate has started, but is not ready: see " + base + "/health/ready\n\n";
  }

  private static String password(RunPlan plan, HomeDirectory home) {
    if (plan.hasFreshPassword()) {
      return "password " + plan.variable("HEADGATE_ADMIN_PASSWORD") + " (shown this once)";
    }
    return plan.hasKeptPassword()
        ? "password in " + home.adminPasswordFile()
        : "password as in HEADGATE_ADMIN_PASSWORD";
  }

  private static String mail(RunPlan plan, HomeDirectory home) {
    return plan.catchesMail()
        ? "caught, printed here, kept in "
            + home.mail()
            + ", and shown at "
            + MailViewer.url(plan.ports().mailView(), plan.mailToken())
        : "sent through " + plan.variable("SMTP_HOST");
  }

  private static String database(RunPlan plan, HomeDirectory home) {
    return plan.usesEmbeddedDatabase()
        ? "embedded PostgreSQL, "
            + plan.variable("DATABASE_URL").replaceFirst(":[^:@/]*@", "@")
            + ", password in "
            + home.databasePasswordFile()
        : "as in DATABASE_URL";
  }
}
