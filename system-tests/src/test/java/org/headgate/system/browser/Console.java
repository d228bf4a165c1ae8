package org.headgate.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.system.server.Headgate;

/**
 * The console in a browser window, used as a person does: by the texts on the page, with the mouse
 * or the keyboard.
 */
public final class Console implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BrowserContext window;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Console(BrowserContext window, String url) {
    this.window = window;
    page = window.newPage();
    page.onPageError(complaints::add);
    page.setDefaultTimeout((double) PATIENCE.toMillis());
    page.navigate(url);
  }

  /** A window that shows the log-in. */
  public static Console at(Headgate headgate, Browser browser) {
    return at(headgate, browser, ColorScheme.LIGHT);
  }

  public static Console at(Headgate headgate, Browser browser, ColorScheme scheme) {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setColorScheme(scheme);
    return new Console(browser.newContext(options), headgate.url("/console/"));
  }

  /** The administrator, logged in. */
  public static Console ofAdministrator(Headgate headgate, Browser browser) {
    return ofAdministrator(headgate, browser, headgate.url("/console/"));
  }

  /** The same at another address of the server. */
  public static Console ofAdministrator(Headgate headgate, Browser browser, String url) {
    Console console = new Console(browser.newContext(), url);
    console.logIn(headgate.administrator().email(), headgate.administrator().password());
    console.appears(console.link("My account"));
    return console;
  }

  public void logIn(String email, String password) {
    page.getByLabel("E-mail").fill(email);
    field("Password").fill(password);
    page.keyboard().press("Enter");
  }

  /** Clicks the page's name in the navigation. */
  public void go(String name) {
    link(name).click();
  }

  /** Goes to an address of the console, such as {@code #/pools/platform}. */
  public void goTo(String address) {
    page.evaluate("address => { location.hash = address; }", address);
  }

  public Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  public Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  public Locator button(String words) {
    return page.getByRole(AriaRole.BUTTON, named(words));
  }

  /** A button within a part of the page; one that is hidden is none. */
  public Locator button(Locator where, String words) {
    return where.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }

  /** The question that a dangerous control asks. */
  public Locator question() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** A part of the page by its heading. */
  public Locator part(String name) {
    return page.getByRole(AriaRole.REGION, named(name));
  }

  /** The sentence on top. */
  public Locator state() {
    return part("State");
  }

  public Locator row(String words) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
  }

  /** With the mouse. */
  public void click(String button) {
    button(button).click();
  }

  /** With the keys alone. */
  public void press(String button) {
    press(button(button));
  }

  public void press(Locator control) {
    assertThat(control)
        .isEnabled(
            new LocatorAssertions.IsEnabledOptions().setTimeout((double) PATIENCE.toMillis()));
    control.focus();
    page.keyboard().press("Enter");
  }

  public void type(String label, String text) {
    appears(field(label));
    field(label).focus();
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
  }

  /** The secret that is shown once, by its form. */
  public String shownSecret(Pattern form) {
    Locator shown = page.locator(".secret:visible");
    says(shown, "shown only once");
    Matcher secret = form.matcher(shown.textContent());
    if (!secret.find()) {
      throw new AssertionError("no secret in: " + shown.textContent());
    }
    return secret.group();
  }

  public void says(String words) {
    says(page.locator("body"), words);
  }

  public void says(Locator where, String words) {
    says(where, words, PATIENCE);
  }

  public void says(Locator where, String words, Duration within) {
    assertThat(where)
        .containsText(
            words,
            new LocatorAssertions.ContainsTextOptions().setTimeout((double) within.toMillis()));
  }

  public void appears(Locator what) {
    assertThat(what)
        .isVisible(
            new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis()));
  }

  public void isGone(Locator what) {
    assertThat(what)
        .not()
        .isVisible(
            new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis()));
  }

  /** The errors that the browser itself reported. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public Page page() {
    return page;
  }

  @Override
  public void close() {
    window.close();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
