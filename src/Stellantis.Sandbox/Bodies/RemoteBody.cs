using Newtonsoft.Json.Linq;
using static Stellantis.Sandbox.Bodies.Shapes;

namespace Stellantis.Sandbox.Bodies;

/// <summary>The body of a remote command, sent to a vehicle or run by a monitor.</summary>
internal static class RemoteBody
{
    private static readonly Shape s_activation = Object(Required("state", OneOf("Activated", "Unactivated")));
    private static readonly Shape s_actionsType = OneOf("Set", "Delete");
    private static readonly Shape s_occurrence = Object(Required("day", Times.Days));

    private static readonly Shape s_preconditioning = Object(Required("airConditioning", All(
        Object(
            Optional("immediate", Flag),
            Optional("programs", Array(All(
                Object(
                    Optional("slot", Integer(1, 4)),
                    Optional("start", Times.OfDay),
                    Optional("occurrence", s_occurrence),
                    Optional("enabled", Flag),
                    Optional("temp", Number()),
                    Optional("actionsType", s_actionsType)),
                Rule(static (inspection, program) => Demand(inspection, program, TextOf(program, "actionsType") is "Delete" ? ["slot"]
                    : ["slot", "start", "occurrence", "enabled"]))))),
            Optional("settings", Object(
                Required("temp", Number()),
                Optional("mode", OneOf("Manual", "Auto")),
                Optional("state", OneOf("Activated", "Unactivated"))))),
        ExactlyOne("immediate", "programs", "settings"))));

    private static readonly Shape s_charging = Object(Required("charge", All(
        Object(
            Optional("immediate", Flag),
            Optional("programs", Array(Nested(Object(
                Optional("slot", Integer(1, 2)),
                Optional("start", Times.OfDay),
                Optional("occurrence", s_occurrence),
                Optional("enabled", Flag),
                Optional("chargeToFull", Flag),
                Optional("minSOC", Integer(0, 50)),
                Optional("targetSOC", Integer(0, 100)),
                Optional("minChargingLevel", Integer(0, 50)),
                Optional("maxChargingLevel", Integer(0, 100)),
                Optional("chargeType", OneOf("Regular", "Cooperative")),
                Optional("actionsType", s_actionsType))))),
            Optional("settings", Object(
                Optional("chargePreferenceRate", OneOf("Low", "LowPlus", "Med", "MedPlus", "High")),
                Optional("chargeLimit", OneOf("MedPlus", "High")))),
            Optional("deferred", Object(
                Optional("start", All(
                    Object(Optional("startTime", Times.OfDay), Optional("immediate", Flag)),
                    ExactlyOne("startTime", "immediate"))),
                Optional("end", Object(Required("endTime", Times.OfDay), Required("chargeToFull", Flag)))))),
        ExactlyOne("immediate", "programs", "settings", "deferred"))));

    private static readonly Shape s_position = Object(
        Optional("type", OneOf("Feature")),
        Required("geometry", Object(
            Required("type", OneOf("Point")),
            Required("coordinates", Array(Number(), min: 2)))),
        Optional("properties", Object(
            Optional("address", Object(
                Optional("houseNumber", Text),
                Optional("postalCode", Integer()),
                Optional("streetName", Text),
                Optional("cityName", Text),
                Optional("countryName", Text),
                Optional("provinceName", Text))),
            Optional("placeid", Integer()),
            Optional("name", Text),
            Optional("category", Text),
            Optional("description", Text),
            Optional("phoneNumber", Text),
            Optional("url", Text))));

    private static readonly Member[] s_actions =
    [
        Optional("locking", Object(Required("state", OneOf("Locked", "Unlocked")))),
        Optional("horn", s_activation),
        Optional("lights", s_activation),
        Optional("preconditioning", s_preconditioning),
        Optional("onboardPersonalData", Object(Required("action", OneOf("Delete")))),
        Optional("charging", s_charging),
        Optional("wakeup", Object(Required("action", OneOf("Wakeup", "WakeUp")))),
        Optional("immobilization", Object(Required("activate", Flag))),
        Optional("navigation", Object(Required("positions", Array(s_position, min: 1)))),
        Optional("vehicleFinder", Object(Required("action", OneOf("GetPresentLocation")))),
        Optional("stolen", All(
            Object(Optional("state", Flag), Optional("crankInhibit", Object(Required("activate", Flag)))),
            ExactlyOne("state", "crankInhibit"))),
        Optional("tan", All(
            Object(
                Optional("suppress", Object(Required("state", Flag), Optional("duration", Integer(0, 5)))),
                Optional("confirm", Object(Required("state", Flag)))),
            ExactlyOne("suppress", "confirm"))),
    ];

    /// <summary>A remote with exactly one action. Actions that the contract has dropped are taken as published, except in strict mode.</summary>
    public static Shape Shape { get; } = Object(
        Optional("label", Text),
        Optional("attributes", Attributes.OfEvent),
        Optional("channelAttributes", Attributes.Override),
        Optional("extendedEventParam", Array(OneOf(
            "vehicle.latestTelemetry", "vehicle.doorsState", "vehicle.maintenance", "vehicle.position", "vehicle.alerts.active", "vehicle.alarm"))),
        Required("action", All(
            Object(s_actions),
            InStrict(
                ExactlyOne([.. s_actions.Select(action => action.Name)]),
                Rule(static (inspection, action) =>
                {
                    if (action.Count != 1)
                        inspection.Report(action.Path, "needs exactly one action.");
                })))));

    private static void Demand(Inspection inspection, JObject found, string[] names)
    {
        foreach (var name in names.Where(name => found.Property(name) is null))
            inspection.Report(Join(found, name), "is missing.");
    }
}
