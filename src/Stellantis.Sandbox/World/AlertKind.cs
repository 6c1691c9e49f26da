namespace Stellantis.Sandbox.World;

/// <summary>A kind of alert that vehicles of the sandbox raise, with the text that a driver reads.</summary>
internal sealed record AlertKind(string Type, string Severity, string? English = null, string? French = null, string? German = null,
    string? Italian = null, string? Spanish = null)
{
    private const string Information = "Information";
    private const string Warning = "Warning";
    private const string Critical = "Critical";

    public static IReadOnlyList<string> Severities { get; } = [Information, Warning, Critical];

    /// <summary>The kinds that are raised by themselves.</summary>
    public static IReadOnlyList<AlertKind> All { get; } =
    [
        new("FrontLeftTireUnderInflated", Warning, "Front left tyre: pressure too low", "Pneu avant gauche sous-gonflé",
            "Reifendruck vorn links zu niedrig", "Pneumatico anteriore sinistro sgonfio", "Presión baja en el neumático delantero izquierdo"),
        new("RightFrontTireUnderInflated", Warning, "Front right tyre: pressure too low", "Pneu avant droit sous-gonflé",
            "Reifendruck vorn rechts zu niedrig", "Pneumatico anteriore destro sgonfio", "Presión baja en el neumático delantero derecho"),
        new("RearLeftTireUnderInflated", Warning, "Rear left tyre: pressure too low", "Pneu arrière gauche sous-gonflé",
            "Reifendruck hinten links zu niedrig", "Pneumatico posteriore sinistro sgonfio", "Presión baja en el neumático trasero izquierdo"),
        new("RightRearTirePuncture", Critical, "Rear right tyre: puncture", "Crevaison du pneu arrière droit", "Reifenpanne hinten rechts",
            "Foratura del pneumatico posteriore destro", "Pinchazo en el neumático trasero derecho"),
        new("FrontLeftDoorOpen", Information, "Front left door is open", "Porte avant gauche ouverte", "Tür vorn links offen",
            "Porta anteriore sinistra aperta", "Puerta delantera izquierda abierta"),
        new("RightFrontDoorOpen", Information, "Front right door is open", "Porte avant droite ouverte", "Tür vorn rechts offen",
            "Porta anteriore destra aperta", "Puerta delantera derecha abierta"),
        new("AddWasherFluid", Information, "Washer fluid is low", "Niveau de lave-glace bas", "Scheibenwaschwasser nachfüllen",
            "Liquido lavavetri in riserva", "Nivel bajo de líquido limpiaparabrisas"),
        new("FuelLevelLow", Warning, "Fuel level is low", "Niveau de carburant bas", "Kraftstoffstand niedrig", "Livello carburante basso",
            "Nivel de combustible bajo"),
        new("AdBlueFault", Warning, "AdBlue system fault", "Défaut du système AdBlue", "Störung im AdBlue-System", "Anomalia del sistema AdBlue",
            "Avería del sistema AdBlue"),
        new("BrakingSystemFailure", Critical, "Braking system failure: stop the vehicle", "Défaillance du freinage : arrêtez le véhicule",
            "Bremsanlage ausgefallen: Fahrzeug anhalten", "Avaria dei freni: fermare il veicolo", "Fallo de los frenos: detenga el vehículo"),
        new("ReplaceBrakePads", Warning, "Brake pads are worn", "Plaquettes de frein usées", "Bremsbeläge verschlissen",
            "Pastiglie dei freni usurate", "Pastillas de freno desgastadas"),
        new("EngineOilPressureFailure", Critical, "Engine oil pressure too low", "Pression d'huile moteur insuffisante", "Motoröldruck zu niedrig",
            "Pressione olio motore insufficiente", "Presión de aceite del motor insuficiente"),
        new("CoolantLevelLow", Warning, "Coolant level is low", "Niveau de liquide de refroidissement bas", "Kühlmittelstand niedrig",
            "Livello liquido di raffreddamento basso", "Nivel de refrigerante bajo"),
        new("ChargingFailure", Warning, "Charging failed", "Échec de la recharge", "Ladevorgang fehlgeschlagen", "Ricarica non riuscita",
            "Fallo de la recarga"),
        new("ElectricTractionSystemFault", Warning, "Electric drive fault", "Défaut de la traction électrique", "Störung im Elektroantrieb",
            "Anomalia della trazione elettrica", "Avería de la tracción eléctrica"),
        new("TrunkOrHoodOpen", Information, "Boot or bonnet is open", "Coffre ou capot ouvert", "Kofferraum oder Motorhaube offen",
            "Bagagliaio o cofano aperto", "Maletero o capó abierto"),
        new("RiskOfIce", Information, "Risk of ice on the road", "Risque de verglas", "Glättegefahr", "Rischio di ghiaccio", "Riesgo de hielo"),
        new("ReplaceTheRemoteControlBattery", Information, "Replace the battery of the key", "Remplacez la pile de la clé",
            "Batterie des Schlüssels ersetzen", "Sostituire la batteria della chiave", "Sustituya la pila de la llave"),
        new("AssistanceButtonFault", Information, "Assistance button fault", "Défaut du bouton d'assistance", "Störung der Assistance-Taste",
            "Anomalia del pulsante di assistenza", "Avería del botón de asistencia"),
        // The service has signals that no driver is told about in words.
        new("ActLanMan_Sts", Information),
    ];

    private static readonly Dictionary<string, (string Wheel, string Status)> s_tyres = new(StringComparer.Ordinal)
    {
        ["FrontLeftTireUnderInflated"] = ("FrontLeft", "Low"),
        ["RightFrontTireUnderInflated"] = ("FrontRight", "Low"),
        ["RearLeftTireUnderInflated"] = ("RearLeft", "Low"),
        ["RightRearTireUnderInflated"] = ("RearRight", "Low"),
        ["FrontLeftTirePuncture"] = ("FrontLeft", "SignificantlyLow"),
        ["RightFrontTirePuncture"] = ("FrontRight", "SignificantlyLow"),
        ["RearLeftTirePuncture"] = ("RearLeft", "SignificantlyLow"),
        ["RightRearTirePuncture"] = ("RearRight", "SignificantlyLow"),
    };

    private static readonly Dictionary<string, string> s_openings = new(StringComparer.Ordinal)
    {
        ["FrontLeftDoorOpen"] = "Driver",
        ["RightFrontDoorOpen"] = "Passenger",
        ["RearLeftDoorOpen"] = "RearLeft",
        ["RightRearDoorOpen"] = "RearRight",
        ["RearWindowOpen"] = "RearWindow",
        ["TrunkOrHoodOpen"] = "Trunk",
        ["FrontLeftDoorOpenLowSpeed"] = "Driver",
        ["RightFrontDoorOpenLowSpeed"] = "Passenger",
        ["RearLeftDoorOpenLowSpeed"] = "RearLeft",
        ["RightRearDoorOpenLowSpeed"] = "RearRight",
        ["RearWindowOpenLowSpeed"] = "RearWindow",
        ["TrunkOrHoodOpenLowSpeed"] = "Trunk",
    };

    /// <summary>The wheel that the alert is about, and how it is; null when it is about none.</summary>
    public (string Wheel, string Status)? Tyre => s_tyres.TryGetValue(Type, out var tyre) ? tyre : null;

    /// <summary>What is open; null when the alert is about nothing that opens.</summary>
    public string? Opening => s_openings.TryGetValue(Type, out var opening) ? opening : null;

    public bool IsLowFuel => Type is "FuelLevelLow" or "isFuelLevelLow";

    public bool IsChargingFailure => Type is "ChargingFailure" or "CHRGSystemFail";

    /// <summary>Whether the two tell the same about tank or charging.</summary>
    public bool IsSameAs(AlertKind other) => (IsLowFuel && other.IsLowFuel) || (IsChargingFailure && other.IsChargingFailure);

    public bool IsBatteryFailure => Type is "BatteryChargeOrElectricalCircuitSystemFailure";

    public bool IsIce => Type is "RiskOfIce";

    /// <summary>The kind of a type, as the sandbox raises it; one without a text when the sandbox raises no such alerts.</summary>
    public static AlertKind Of(string type) => All.FirstOrDefault(kind => kind.Type == type) ?? new AlertKind(type, Warning);

    /// <summary>The kind that tells of something open; null when there is none.</summary>
    public static AlertKind? OfOpening(string opening) => s_openings.FirstOrDefault(pair => pair.Value == opening).Key is { } type ? Of(type) : null;

    /// <summary>Whether vehicles of a model can have it.</summary>
    public bool Fits(VehicleModel model) => Type switch
    {
        "AdBlueFault" => model.FuelType == "D",
        "EngineOilPressureFailure" or "CoolantLevelLow" => model.HasTank,
        "ElectricTractionSystemFault" => model.HasBattery,
        _ => true,
    };

    /// <summary>
    /// The text in the language of a locale such as <c>fr-FR</c>, English for a language unknown here; null when the kind has no text.
    /// </summary>
    public string? Message(string? locale) => (locale?.Split('-', '_')[0].ToLowerInvariant()) switch
    {
        "fr" => French,
        "de" => German,
        "it" => Italian,
        "es" => Spanish,
        _ => English,
    };
}
