using Newtonsoft.Json.Linq;
using Stellantis.Client.Bodies;
using Stellantis.Testing;
using Stellantis.Testing.Contract;

namespace Stellantis.Client.Tests.Bodies;

/// <summary>Bodies in the form that the service documents; together they have every member that it documents.</summary>
internal static class Documents
{
    public static readonly Dictionary<string, string> Monitors = new()
    {
        ["everything"] = """
            {"label":"Left town at night","subscribeParam":{"refreshEvent":600,"channelAttributes":{
               "webhook":[{"type":"Header","key":"X-Car","value":"$Vin"}],"websocket":[{"type":"Query","key":"car","value":"$Vin"}],
               "pushnotif":[{"type":"Header","key":"car","value":"$Vin"},{"type":"Body","key":"deliveryPriority","value":"high"}]}},
             "onEvent":{"actions":[{"type":"Remote",
              "remoteAction":{"ChannelId":"ab-12","remote":{"label":"lock","action":{"locking":{"state":"Locked"}}}}},
               {"type":"Monitor","monitorAction":{"changeType":"Pause","monitorId":"cd34"}},{"type":"Notify"}],"onRefresh":true},
             "attributes":[{"type":"Body","key":"monitor","value":"$MonitorLabel"}],
             "extendedEventParam":["vehicle.position","vehicle.telemetry.environment"],
             "triggerParam":{"triggers":[
               {"name":"z1","zone":{"transition":"Out","place":{"radius":20,"center":{"longitude":9.19,"latitude":45.46}}}},
               {"name":"t1","time":{"times":[{"recurrence":"Daily","start":"PT22H","duration":"PT8H",
                "occurrence":{"day":["Mon","Fri"],"week":["w1-w25","w30"]}}],"timeZone":"Europe/Rome"}},
               {"name":"d1","data":{"data":"vehicle.alert","op":"includedIn","value":["FuelLevelLow","GearboxFault"],
                "previous":{"op":"equalsTo","value":["RiskOfIce"]}}}],
              "boolExp":"((z1 & t1) | (d1 & !t1))"}}
            """.Replace("GearboxFault", "GearboxFault"),
        ["once"] = """
            {"label":"Once","triggerParam":{"triggers":[{"name":"t1",
             "time":{"times":[{"recurrence":"None","start":"2030-07-01T15:30:00Z","duration":"PT3H12M"}]}}],"boolExp":"t1"}}
            """,
        ["change"] = """{"label":"Charged","triggerParam":{"triggers":[{"name":"c1","data":""" +
            """{"data":"vehicle.energy.charging.status","op":"onChange"}}],"boolExp":"c1"}}""",
        ["number"] = """{"label":"Empty","triggerParam":{"triggers":[{"name":"n1","data":""" +
            """{"data":"vehicle.energy.electric.level","op":"lowerThan","value":["30"]}}],"boolExp":"n1"}}""",
        ["flag"] = """{"label":"Moves","triggerParam":{"triggers":[{"name":"m1","data":{"data":"vehicle.kinetic.moving","op":"equalsTo","value":""" +
            """["true"]}}],"boolExp":"m1"}}""",
        ["setting"] = """{"label":"Key","triggerParam":{"triggers":[{"name":"s1","setting":{"type":"DigitalKey"}}],"boolExp":"s1"}}""",
    };

    public static readonly Dictionary<string, string> Channels = new()
    {
        ["webhook"] = """
            {"type":["Monitor","Remote"],"label":"Garage","channel":{"webhook":{"target":"https://hooks.example.com/garage","name":"garage",
             "attributes":[{"type":"Header","key":"X-Car","value":"$Vin"},{"type":"Query","key":"channel","value":"$ChannelId"}]}}}
            """,
        ["websocket"] = """{"type":["Monitor"],"label":"Live","channel":{"websocket":{"target":"wss://live.example.com/socket","attributes":[""" +
            """{"type":"Header","key":"X-Car","value":"$Vin"}]}}}""",
        ["pushnotif"] = """
            {"label":"Phones","channel":{"pushnotif":{"devices":["token-1","token-2"],"attributes":[{"type":"Header","key":"car","value":"$Vin"},
             {"type":"Body","key":"title","value":"Car"},{"type":"Body","key":"mutable","value":"true"}]}}}
            """,
    };

    public static readonly Dictionary<string, string> Remotes = new()
    {
        ["everything"] = """
            {"label":"open","attributes":[{"type":"Body","key":"status","value":"$RemoteStatus"}],
             "channelAttributes":{"webhook":[{"type":"Header","key":"X-Channel","value":"$ChannelLabel"}],
              "websocket":[{"type":"Query","key":"c","value":"$ChannelLabel"}],
               "pushnotif":[{"type":"Body","key":"tag","value":"door"}]},
             "extendedEventParam":["vehicle.doorsState"],"action":{"locking":{"state":"Unlocked"}}}
            """,
        ["horn"] = """{"label":"r","action":{"horn":{"state":"Activated"}}}""",
        ["lights"] = """{"label":"r","action":{"lights":{"state":"Unactivated"}}}""",
        ["preconditioning now"] = """{"action":{"preconditioning":{"airConditioning":{"immediate":true}}}}""",
        ["preconditioning programs"] = """
            {"action":{"preconditioning":{"airConditioning":{"programs":[
             {"start":"PT7H15M","occurrence":{"day":["Mon","Wed"]},"enabled":true,"temp":21,"slot":1,"actionsType":"Set"},
              {"slot":2,"actionsType":"Delete"}]}}}}
            """,
        ["preconditioning settings"] =
            """{"action":{"preconditioning":{"airConditioning":{"settings":{"temp":20.5,"mode":"Auto","state":"Activated"}}}}}""",
        ["personal data"] = """{"action":{"onboardPersonalData":{"action":"Delete"}}}""",
        ["charging now"] = """{"action":{"charging":{"charge":{"immediate":true}}}}""",
        ["charging programs"] = """
            {"action":{"charging":{"charge":{"programs":[{"start":"PT22H30M","occurrence":{"day":["Mon","Sun"]},"enabled":true,"chargeToFull":false,
             "minSOC":20,"targetSOC":80,
             "minChargingLevel":20,"maxChargingLevel":80,"chargeType":"Regular","slot":1,"actionsType":"Set"},{"slot":2,"actionsType":"Delete"}]}}}}
            """,
        ["charging rate"] = """{"action":{"charging":{"charge":{"settings":{"chargePreferenceRate":"LowPlus"}}}}}""",
        ["charging limit"] = """{"action":{"charging":{"charge":{"settings":{"chargeLimit":"MedPlus"}}}}}""",
        ["charging deferred"] = """{"action":{"charging":{"charge":{"deferred":{"start":{"startTime":"PT1H"},"end":""" +
            """{"endTime":"PT5H30M","chargeToFull":false}}}}}}""",
        ["charging deferred to full"] =
            """{"action":{"charging":{"charge":{"deferred":{"start":{"immediate":true},"end":{"chargeToFull":true}}}}}}""",
        ["wakeup"] = """{"action":{"wakeup":{"action":"Wakeup"}}}""",
        ["immobilization"] = """{"action":{"immobilization":{"activate":true}}}""",
        ["navigation"] = """
            {"action":{"navigation":{"positions":[{"type":"Feature","geometry":{"type":"Point","coordinates":[9.19,45.46]},
             "properties":{"name":"Opera","category":"Culture",
             "description":"stage door","placeid":42,"phoneNumber":"+390000000010","url":"https://example.org/42",
              "address":{"houseNumber":"1","streetName":"Via Esempio",
             "postalCode":20121,"cityName":"Milano","provinceName":"MI","countryName":"Italia"}}}]}}}
            """,
        ["finder"] = """{"action":{"vehicleFinder":{"action":"GetPresentLocation"}}}""",
        ["stolen"] = """{"action":{"stolen":{"state":true}}}""",
        ["crank"] = """{"action":{"stolen":{"crankInhibit":{"activate":true}}}}""",
        ["tan suppress"] = """{"action":{"tan":{"suppress":{"state":true,"duration":3}}}}""",
        ["tan confirm"] = """{"action":{"tan":{"confirm":{"state":false}}}}""",
    };

    /// <summary>The bodies of the service's published examples, as the tour sends them.</summary>
    public static readonly string[] Published = ["WebsocketMonitor", "PushNotificationMonitor", "WebhookMonitor"];

    public static readonly BodyKind[] Kinds =
    [
        new("monitor", typeof(MonitorDefinition), MonitorBody.From, Monitors),
        new("channel", typeof(ChannelDefinition), ChannelBody.From, Channels),
        new("remote", typeof(RemoteDefinition), RemoteBody.From, Remotes),
    ];

    public static IEnumerable<object[]> All => Kinds.SelectMany(k => k.Documents.Keys.Select(name => new object[] { k.Name, name }));

    public static BodyKind Kind(string name) => Kinds.Single(k => k.Name == name);

    public static string ReadPublished(string name) => File.ReadAllText(Repository.File($"src/Stellantis.Shell/Tour/{name}.json"));

    public static JObject Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JObject.Load(reader);
    }

    public sealed record BodyKind(string Name, Type Class, Func<object, BodyResult> From, Dictionary<string, string> Documents);
}
