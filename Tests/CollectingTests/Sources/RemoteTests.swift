import ReportModel
import Testing

@testable import Collecting

@Suite struct RemoteTests {
  @Test(arguments: [
    ("https://github.com/owner/name.git", "https://github.com/owner/name", Forge.Style.github),
    ("https://user:secret@github.com/owner/name", "https://github.com/owner/name", .github),
    ("ssh://git@GitLab.com:22/group/sub/name.git/", "https://gitlab.com/group/sub/name", .gitlab),
    ("git@bitbucket.org:owner/name.git", "https://bitbucket.org/owner/name", .bitbucket),
    ("git@codeberg.org:/owner/name", "https://codeberg.org/owner/name", .gitea),
    ("https://token:x-oauth-basic@GitLab.example.org/a/b/c.git", "https://gitlab.example.org/a/b/c", .gitlab),
    ("ssh://forgejo@forgejo.example.org:2222/owner/name.git", "https://forgejo.example.org/owner/name", .gitea),
    ("git@gitea.intern:owner/name.git", "https://gitea.intern/owner/name", .gitea),
    ("ssh://git@ssh.github.com:443/owner/name.git", "https://github.com/owner/name", .github),
  ])
  func `a known forge has pages`(remote: String, url: String, style: Forge.Style) {
    #expect(Remote(reading: remote).forge(prefix: "a/b") == Forge(url: url, style: style, prefix: "a/b"))
  }

  @Test(arguments: [
    "https://example.org/owner/name", "http://github.com/owner/name", "https://github.com/name",
    "https://github.com.evil.org/owner/name", "https://github.com@evil.org/owner/name", "ext::sh github.com/a/b",
    "https://github.com/owner/../name", "https://github.com/owner/na\"me", "file:///github.com/owner/name",
    "/srv/github.com/owner/name", "", "javascript://github.com/a/b", "https://mygitlab.example.org/a/b",
    "https://gitlab/a/b", "https://gitlab..org/a/b", "https://gitlab.exa<mple.org/a/b", "git@example.gitlab.org:a/b",
  ])
  func `anything else has none`(remote: String) {
    #expect(Remote(reading: remote).forge(prefix: "") == nil)
  }

  @Test(arguments: [
    ("https://user:secret@example.org/owner/name.git", "name"), ("host:path/to/name.git/", "name"),
    ("/srv/git/my repository", "my-repository"), ("..", nil), ("", nil), ("https://example.org/\u{7}", nil),
    ("https://user:secret@example.org", nil),
  ])
  func `the last part of its path is a name`(remote: String, name: String?) {
    #expect(Remote(reading: remote).name == name)
  }
}

@Suite struct RepositoryConfigTests {
  @Test func `only what says where things are is taken`() {
    let text = """
      [core]
      \trepositoryformatversion = 1
      \tworktree = ../../inner ; a comment
      [Remote "other"]
      \turl = https://other.example/x
      [REMOTE "origin"]
      \tfetch = +refs/heads/*:refs/remotes/origin/*
      \tURL = "https://example.org/a b" # a comment
      \turl = https://second.example/x
      [extensions]
      \tobjectFormat = sha1
      \tpartialClone = origin
      [broken
      = = =
      [include] path = /etc/passwd
      """
    var expected = RepositoryConfig()
    expected.remote = "https://example.org/a b"
    expected.workTree = "../../inner"
    expected.isPartialClone = true
    #expect(RepositoryConfig(reading: Array(text.utf8)) == expected)
    #expect(RepositoryConfig(reading: Array(text.replacing("\n", with: "\r\n").utf8)) == expected)
  }

  @Test func `garbage is an empty configuration`() {
    #expect(RepositoryConfig(reading: Array((UInt8.min...UInt8.max))) == RepositoryConfig())
    #expect(RepositoryConfig(reading: []) == RepositoryConfig())
  }
}
