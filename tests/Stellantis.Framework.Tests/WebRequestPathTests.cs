using Stellantis.Client.Tests.Calls;

namespace Stellantis.Client.Tests;

/// <summary>Where a request really goes when HttpWebRequest sends it.</summary>
public sealed class WebRequestPathTests() : PathTests(new WebRequestHandler());
