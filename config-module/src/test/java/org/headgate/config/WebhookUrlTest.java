package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of webhook URLs, and the request target that is sent for them. */
class WebhookUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://my_service:8080/, http, my_service, 8080, /",
    "https://bücher.example/, https, xn--bcher-kva.example, 443, /",
    "https://BÜCHER.example/Straße?q=ü, https, xn--bcher-kva.example, 443, /Stra%C3%9Fe?q=%C3%BC",
    "https://example.org/a\u0308?q=\ud83d\ude00, https, example.org, 443, /a%CC%88?q=%F0%9F%98%80",
    "https://faß.example, https, xn--fa-hia.example, 443, /",
    "https://例え。テスト/, https, xn--r8jz45g.xn--zckzah, 443, /",
    "HTTP://Example.ORG:80?a=b%20c, http, example.org, 80, /?a=b%20c",
    "https://xn--bcher-kva.example/, https, xn--bcher-kva.example, 443, /",
    "https://r3---sn-4g5.example.org/, https, r3---sn-4g5.example.org, 443, /",
    "https://_dmarc.example.org./x, https, _dmarc.example.org., 443, /x",
    "https://localhost/, https, localhost, 443, /",
    "http://192.0.2.1:65535/, http, 192.0.2.1, 65535, /",
    "http://[2001:DB8::1]:1/, http, 2001:db8:0:0:0:0:0:1, 1, /",
    "http://[::ffff:127.0.0.1]/, http, 127.0.0.1, 80, /",
    "http://１２７.0.0.1/, http, 127.0.0.1, 80, /",
    "http://example.org:/, http, example.org, 80, /",
    "http://example.org//double//, http, example.org, 80, //double//",
    "http://3com.example/, http, 3com.example, 80, /",
  })
  void validUrlsAreParsed(String url, String scheme, String host, int port, String target) {
    assertThat(WebhookUrl.parse(url)).isEqualTo(new WebhookUrl(scheme, host, port, target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http:example.org",
        "http:/example.org",
        "http:///path",
        "http://:80/",
        "http://example.org:0/",
        "http://example.org:65536/",
        "http://example.org:99999999999999999999/",
        "http://example.org:-1/",
        "http://example.org:+80/",
        "http://example.org:8o/",
        "http://user@example.org/",
        "http://user:word@example.org/",
        "http://@example.org/",
        "http://example.org@evil.example/",
        "http://example.org/#fragment",
        "http://example.org#",
        "http://example.org\\@evil.example/",
        "http:\\\\example.org/",
        " http://example.org/",
        "http://example.org/ ",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://example.org/\u00a0",
        "http://example.org/\u2028",
        "http://example.org/\r\nX: y",
        "http://example.org/\u0000",
        "http://example.org/\u007f",
        "http://example.org/\u202e",
        "http://exam\u200bple.org/",
        "http://example.org/\ud800",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::1/",
        "http://[::1]x/",
        "http://[::1]:0/",
        "http://[1:2:3]/",
        "http://[v1.fe]/",
        "http://[]/",
        "http://::1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://127.0.0.0x1/",
        "http://1.2.3.256/",
        "http://1.2.3.4.5/",
        "http://example.0/",
        "http://%31%32%37.0.0.1/",
        "http://exa%6dple.org/",
        "http://a..b/",
        "http://.example.org/",
        "http://exa<mple.org/",
        "http://exa*mple.org/",
        "http://example.org/%zz",
        "http://example.org/<x>",
        "http://xn--a/",
        "http://xn--bcher-kva.xn--/",
      })
  void invalidUrlsAreRefused(String url) {
    assertThatThrownBy(() -> WebhookUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("an ");
  }

  @Test
  void lengthsHaveLimits() {
    String label = "a".repeat(63);
    assertThat(WebhookUrl.parse("https://" + label + ".example/").host()).startsWith(label);
    assertThatThrownBy(() -> WebhookUrl.parse("https://a" + label + ".example/"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WebhookUrl.parse("https://" + (label + ".").repeat(4) + "example/"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(WebhookUrl.parse("https://example.org/" + "x".repeat(1980)).target()).hasSize(1981);
    assertThatThrownBy(() -> WebhookUrl.parse("https://example.org/" + "x".repeat(1981)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** No certificate has the full stop that ends a name of the DNS. */
  @ParameterizedTest
  @CsvSource({
    "https://example.org./x, example.org",
    "https://example.org/x, example.org",
    "https://my_service.:8443/, my_service",
    "https://[2001:db8::1]/, 2001:db8:0:0:0:0:0:1"
  })
  void certificatesNameTheHostWithoutAFinalDot(String url, String host) {
    assertThat(WebhookUrl.parse(url).tlsHost()).isEqualTo(host);
  }

  @Test
  void fragmentsOfStoredUrlsAreDropped() {
    assertThat(WebhookUrl.parseStored("https://example.org/a#b"))
        .isEqualTo(WebhookUrl.parse("https://example.org/a"));
  }

  @Test
  void overlongHostNameIsRefused() {
    assertThatThrownBy(() -> WebhookUrl.parse("https://" + "\u00e4".repeat(1_001) + ".example/"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
